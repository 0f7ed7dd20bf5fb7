using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Agreements.Letters;
using ThreeForOne.Server.Features.Clubs.Letters;
using ThreeForOne.Server.Features.Committee.Letters;
using ThreeForOne.Server.Features.Funding.Letters;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.OfficeClosures.Letters;
using ThreeForOne.Server.Features.People.Letters;
using ThreeForOne.Server.Features.Proposals.Letters;
using ThreeForOne.Server.Features.Talking.Letters;
using ThreeForOne.Server.Features.Tasks.Letters;
using ThreeForOne.Server.Features.SectionOpenings.Letters;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Mail;

/// <summary>One letter of each kind, as it could be.</summary>
internal static class SampleLetters
{
    private static readonly Guid s_project = Guid.Parse("00000000-0000-7000-8000-0000000000aa");
    private static readonly DateTimeOffset s_at = new(2026, 3, 3, 16, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_closes = new(2026, 3, 18, 6, 0, 0, TimeSpan.Zero);
    private const string Folio = "ZAC-2026-0041";
    private const string Title = "Pozo de agua, El Durazno";
    private const string Office = "Delegación Zacatecas";

    public static IReadOnlyList<LetterFacts> All =>
    [
        new ProposalReceived(s_project, Folio, Title, Office, s_at, s_closes, ZonedTime.MexicoCity),
        new ItemsRequested(s_project, Folio, Title, Office, ["Segunda cotización"], "Falta una", s_closes,
            ZonedTime.MexicoCity, Count),
        new DeadlineProlonged(s_project, s_project, Folio, Title, new("Revisar", "Review"), "Semana Santa", Count),
        new FilingDecided("Club El Durazno", Office, "registration", null, true, "", new(2027, 11, 3)),
        new FilingDecided("Club El Durazno", Office, "officer", "club_treasurer", false, "Falta la firma", null),
        new FilingToVerify("Club El Durazno", Office, s_project, "name", null),
        new RenewalDue("Club El Durazno", "Consulado en Chicago", new(2026, 11, 3), 30),
        new ProjectRuled(s_project, Folio, Title, Office, "conditional", "Procede", "Permiso de la CFE", s_closes,
            ZonedTime.MexicoCity),
        new ProjectRuled(s_project, Folio, Title, Office, "approved", "Procede", "", null, ZonedTime.MexicoCity),
        new ProjectRuled(s_project, Folio, Title, Office, "waiting", "No alcanza", "", null, ZonedTime.MexicoCity),
        new ProjectRuled(s_project, Folio, Title, Office, "rejected", "No procede", "", null, ZonedTime.MexicoCity),
        new AssentNeeded(s_task), new TaskAssigned(s_task), new DeadlineNear(s_task, 3), new DeadlineNear(s_task, 1),
        new DeadlineNear(s_task with { Closes = s_closes, Count = null }, 0),
        new DepositConfirmed(s_project, Folio, Title, Office, Money.Mxn(1), Money.Mxn(2), Money.Mxn(0)),
        new DepositConfirmed(s_project, Folio, Title, Office, Money.Mxn(1), Money.Mxn(0), Money.Mxn(4_94)),
        new DepositRefused(s_project, Folio, Title, Office, Money.Mxn(1), "SPEI-1", "No está en el banco"),
        new DepositReversed(s_project, Folio, Title, Office, Money.Mxn(1), "SPEI-1", "Rebotó", Money.Mxn(1)),
        new DepositReversed(s_project, Folio, Title, Office, Money.Mxn(1), "SPEI-1", "Sobraba", Money.Mxn(0)),
        new QuestionAsked(s_project, 1, Folio, Title, Office, "¿Caudal?", "¿Cuántos litros?", IsMore: false),
        new QuestionAsked(s_project, 1, Folio, Title, Office, "¿Caudal?", "¿Y de qué fecha?", IsMore: true),
        new QuestionAnswered(s_project, 1, Folio, Title, "Club El Durazno", "¿Caudal?", "Seis litros."),
        new QuestionClosed(s_project, 1, Folio, Title, Office, "¿Caudal?", "Es de marzo."),
        new SectionOpenedLetter(s_project, Title, "budget", "Los metros", Office),
        new SectionReadyLetter(s_project, Title, "budget", Office),
        new SectionSettledLetter(Title, "budget", true, ""), new SectionSettledLetter(Title, "place", false, "Sobra"),
        new InvitedLetter(Office, s_closes), new NewPasswordLetter(s_closes),
        new SecondFactorResetLetter(s_at), Digest,
    ];

    private static DeadlineCount Count { get; } = new(
        new(2026, 3, 3), 9, DayKind.Working,
        [new(new(2026, 3, 16), "juarez", new("Natalicio de Benito Juárez", "Birthday of Benito Juárez"))],
        new(2026, 3, 17), ZonedTime.MexicoCity);

    private static readonly TaskFacts s_task = new(
        s_project, s_project, Folio, Title, new("Revisar", "Review"), s_closes, Count);

    private static DailyDigest Digest { get; } = new(
    [
        (new("Un aviso", ["Algo pasó."], "Léalo.", "Hoy.", "A nadie.") { LinkWords = "Abrir" }, "https://x.example/1"),
    ]);
}
