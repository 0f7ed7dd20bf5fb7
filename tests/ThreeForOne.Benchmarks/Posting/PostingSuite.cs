using System.Collections.Concurrent;
using System.Diagnostics;

namespace ThreeForOne.Benchmarks.Posting;

/// <summary>
/// Reservations a second by the product's path and by the floor, in turn, so that the machine's mood meets both:
/// spread over many envelopes and all on the same three.
/// </summary>
public static class PostingSuite
{
    private const int Rounds = 5;
    private const int Counted = 200;
    private const int WarmUp = 320;

    private static readonly (int Clients, int Reservations)[] Loads = [(1, 300), (8, 1000), (32, 1600)];

    public static async Task Run(Figures figures, CancellationToken stop)
    {
        await using var cluster = await BenchmarkCluster.Start(stop);
        var stage = new PostingStage(cluster);
        var each = 3 * (Counted + 1 + WarmUp + Rounds * Loads.Sum(l => l.Reservations));
        await stage.Fill(each, each, stop);

        var spread = new ConcurrentQueue<WaitingProject>(await stage.Projects(hot: false, stop));
        var hot = new ConcurrentQueue<WaitingProject>(await stage.Projects(hot: true, stop));
        await Count(cluster, Take(spread, 2 * Counted + 2), figures, stop);
        await using var product = new ProductReservation(cluster.Databases);
        await using var floor = new FloorReservation(cluster.Superuser);
        await using var plain = new FloorReservation(cluster.Superuser, oneByOne: true);
        foreach (var (name, projects) in new[] { ("spread", spread), ("hot", hot) })
        {
            await Seconds(floor.Reserve, Take(projects, WarmUp), 32, stop);
            await Seconds(product.Reserve, Take(projects, WarmUp), 32, stop);
            await Seconds(plain.Reserve, Take(projects, WarmUp), 32, stop);
            // Nobody analyses while autovacuum is off; the plans of both are made on tables as they have become.
            await cluster.Do("analyze", stop);
            foreach (var (clients, number) in Loads)
                await Measure($"{name}_{clients}", clients, number, projects, product, floor, plain, figures, stop);
        }
    }

    private static async Task Measure(string name, int clients, int number, ConcurrentQueue<WaitingProject> projects,
        ProductReservation product, FloorReservation floor, FloorReservation plain, Figures figures,
        CancellationToken stop)
    {
        var (ours, theirs, others) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(number / await Seconds(floor.Reserve, Take(projects, number), clients, stop));
            ours.Add(number / await Seconds(product.Reserve, Take(projects, number), clients, stop));
            others.Add(number / await Seconds(plain.Reserve, Take(projects, number), clients, stop));
        }
        var hot = name.StartsWith("hot", StringComparison.Ordinal) ? "_hot" : "";
        figures.Say($"{name}_over_floor{hot}", Median([.. ours.Zip(theirs, (a, b) => a / b)]), 3);
        figures.Say($"{name}_over_floor{hot}_one_by_one", Median([.. ours.Zip(others, (a, b) => a / b)]), 3);
        figures.Say($"{name}_per_second", Median(ours));
        figures.Say($"{name}_floor_per_second", Median(theirs));
        figures.Say($"{name}_floor_one_by_one_per_second", Median(others));
    }

    // One client, from the first connection to the last, so that the server's own counts are of this and nothing else.
    private static async Task Count(
        BenchmarkCluster cluster, IReadOnlyList<WaitingProject> projects, Figures figures, CancellationToken stop)
    {
        // What a first connection costs is counted by itself, and taken off.
        var one = await Of(1);
        var opened = (await Of(Counted + 1)).Less(one);
        var floored = await RowCounts.Of(cluster, async () =>
        {
            await using var floor = new FloorReservation(cluster.Superuser);
            await Seconds(floor.Reserve, projects.Skip(Counted + 2).Take(Counted), 1, stop);
        }, stop);

        Task<RowCounts> Of(int number) => RowCounts.Of(cluster, async () =>
        {
            await using var product = new ProductReservation(cluster.Databases);
            await Seconds(product.Reserve, projects.Skip(number == 1 ? 0 : 1).Take(number), 1, stop);
        }, stop);
        figures.Say("rows_per_reservation", opened.Each(Counted));
        figures.Say("rows_per_reservation_floor", floored.Each(Counted));
        figures.Say("transactions_per_reservation", opened.Transactions / (double)Counted, 3);
        figures.Say("wal_bytes_per_reservation", opened.WalBytes / (double)Counted, 0);
        figures.Say("wal_bytes_per_reservation_floor", floored.WalBytes / (double)Counted, 0);
    }

    private static async Task<double> Seconds(
        Func<WaitingProject, CancellationToken, Task> reserve, IEnumerable<WaitingProject> projects, int clients,
        CancellationToken stop)
    {
        var work = new ConcurrentQueue<WaitingProject>(projects);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (work.TryDequeue(out var project)) await reserve(project, stop);
        }, stop)));
        return watch.Elapsed.TotalSeconds;
    }

    private static List<WaitingProject> Take(ConcurrentQueue<WaitingProject> from, int number) =>
        [.. Enumerable.Range(0, number)
            .Select(_ => from.TryDequeue(out var one) ? one : throw new InvalidOperationException("none is left"))];

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
