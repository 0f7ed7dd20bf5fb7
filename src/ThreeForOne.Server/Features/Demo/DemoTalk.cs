using ThreeForOne.Server.Features.SelfTest;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// What people of the demonstration ask each other, so that some have something to read this morning and one question
/// waits for each side; and the days on which the delegation will be closed.
/// </summary>
public sealed class DemoTalk(Cast cast)
{
    /// <summary>A club's question that was answered, and its president has not read the answer.</summary>
    public async Task Answered(Guid project, CancellationToken stop)
    {
        await Ask(OtherClubPresident, project, "Placa de la obra",
            "¿La placa lleva el nombre del club? ¿Quién la paga?", stop);
        await Answer(Technician, project,
            "Sí, lleva a las cuatro partes. Se paga con el presupuesto de la obra, en la partida de letreros.", stop);
    }

    /// <summary>An office's question that waits for the club, and what the offices note beside it.</summary>
    public async Task Waiting(Guid project, CancellationToken stop)
    {
        await Ask(Executor, project, "Llaves del terreno",
            "¿Quién del pueblo nos abre el paso por la parcela de la orilla sur? La cimbra llega el jueves.", stop);
        await Note(Executor, project, "El maestro de obra es don Chema; solo contesta por las tardes.", stop);
        await Note(Technician, project, "Visité la obra: los estribos están bien. Faltan fotos fechadas.", stop);
    }

    /// <summary>A club's question that waits for the delegation.</summary>
    public Task Unanswered(Guid project, CancellationToken stop) => Ask(ClubTreasurer, project,
        "Comisión del banco", "Nos cobraron 21.74 dólares por el envío. ¿Eso lo pone el club aparte?", stop);

    /// <summary>Closed days are written ahead; the deadlines that run through them grow.</summary>
    public async Task Close(DateOnly first, DateOnly last, CancellationToken stop)
    {
        var secretary = await cast.As(Secretary, stop);
        await secretary.Open("/office-closures", stop);
        await secretary.Send("main form", stop, null,
            [.. Cast.Date("First", first), .. Cast.Date("Last", last), ("Reason", "Mudanza del archivo")]);
    }

    private async Task Ask(DemoPerson who, Guid project, string subject, string body, CancellationToken stop)
    {
        var visitor = await cast.As(who, stop);
        await visitor.Open($"/projects/{project}/questions", stop);
        await visitor.Send("main form:has([name=Subject])", stop, null, ("Subject", subject), ("Body", body));
    }

    private async Task Answer(DemoPerson who, Guid project, string body, CancellationToken stop)
    {
        var visitor = await cast.As(who, stop);
        await visitor.Open($"/projects/{project}/questions/1", stop);
        await visitor.Send("#write", stop, null, ("Body", body));
    }

    private async Task Note(DemoPerson who, Guid project, string body, CancellationToken stop)
    {
        var visitor = await cast.As(who, stop);
        await visitor.Open($"/projects/{project}/notes", stop);
        await visitor.Send("#write", stop, null, ("Body", body));
    }
}
