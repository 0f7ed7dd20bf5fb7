using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Jobs;

namespace ThreeForOne.Server.Tests.Mail;

/// <summary>An invitation's link is in the letter alone, and works.</summary>
public sealed class MailedLinkTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_of_an_invitation_reaches_its_reader_only_and_opens_once()
    {
        var email = site.NewEmail();
        var invited = (await site.Invite(email)).Value;
        await Work();

        var letter = site.Mailer.Taken.Single(m => m.To == email);
        var path = letter.Text.Split('\n').Single(l => l.Contains("/invitations/", StringComparison.Ordinal));
        path = new Uri(path).AbsolutePath;
        Assert.NotEqual(invited.Path, path);
        var token = path.Split('/')[^1];
        Assert.Equal(0L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from mail m where m::text like '%{token}%'"));
        Assert.NotNull((await site.Accept(path)).Location);
        using var reader = await site.SignedIn(email);
        using var late = site.Visitor();
        Assert.Contains("ya se usó", (await late.Get(invited.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_whose_link_ended_before_it_left_is_dropped()
    {
        var email = site.NewEmail();
        await site.Invite(email);
        await site.Invite(email);
        await Work();

        Assert.Single(site.Mailer.Taken, m => m.To == email);
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!, $"""
            select count(*) from mail m join account a on a.id = m.person_id
             where a.email = '{email}' and m.status = 'dropped'
            """));
    }

    private async Task Work()
    {
        var worker = ActivatorUtilities.CreateInstance<OutboxWorker>(site.App.Services);
        while (await worker.TakeBatch(Stop) > 0)
        {
        }
    }
}
