using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>More was typed than a section can hold.</summary>
public sealed record TypedTooMuch() : Refusal("proposal.typed_too_much")
{
    public override Bilingual Say => new(
        "Hay demasiado texto para guardarlo solo. Acórtelo y guarde con el botón.",
        "There is too much text to be kept by itself. Shorten it and save with the button.");
}

/// <summary>What a person typed in one window, on which version, and the window whose content it began with.</summary>
/// <param name="Window">Made with the page: each window keeps its own, so that none writes over another.</param>
/// <param name="Began">What the form was filled from, if it was kept: it is replaced unless it went on.</param>
public sealed record TypedForm(Guid Window, int Version, SectionAnswers Answers, KeptMark? Began);

/// <summary>Something kept, as it was at one moment.</summary>
public sealed record KeptMark(Guid Window, DateTimeOffset KeptAt)
{
    public override string ToString() => $"{Window:N}.{KeptAt.UtcTicks}";

    /// <summary>Null for what is no such mark.</summary>
    public static KeptMark? Parse(string? text) =>
        text?.Split('.') is [var window, var ticks] && Guid.TryParseExact(window, "N", out var id)
            && long.TryParse(ticks, out var at) && at is > 0 and < 3_000_000_000_000_000_000
            ? new(id, new DateTimeOffset(at, TimeSpan.Zero))
            : null;
}

/// <summary>What a person typed in one window; older when the section was saved since.</summary>
public sealed record KeptTyped(KeptMark Mark, int Version, SectionAnswers Answers, bool IsOlder);

/// <summary>What was typed and never saved: the one that is shown, and those of other windows.</summary>
public sealed record KeptForms(KeptTyped Shown, IReadOnlyList<KeptMark> Others);

/// <summary>
/// Keeps what a person types in a section, while it is typed: nobody else sees it, it is no version of the section, and
/// it goes when the form is saved. What says the same as the saved section is not kept.
/// </summary>
public sealed class KeepTyped(Database db, ReadProposal proposals, SaveSection section)
{
    private const int LengthMax = 200_000;
    private const int WindowsMax = 8;

    /// <summary>Answers when it was kept.</summary>
    public Task<Result<DateTimeOffset>> Handle(
        Guid id, string code, TypedForm typed, Actor who, CancellationToken stop) =>
        db.InTransaction<DateTimeOffset>(who, "Guardar lo escrito", async act =>
        {
            if (await proposals.Find(id, stop, code) is not { } draft) return new NoSuchProject();
            if (await section.MayNot(draft.Project, code, who, stop) is { } refusal) return refusal;
            if (!draft.IsOpen) return new ProposalIsClosed();
            var json = typed.Answers.ToJson();
            if (json.Length > LengthMax) return new TypedTooMuch();

            if (typed.Began is { } began) await Forget(began, stop);
            if (typed.Answers.SaysTheSame(SectionAnswers.Of(draft, code)))
                await db.KeptForms.Where(f => f.Id == typed.Window).ExecuteDeleteAsync(stop);
            else
                await db.Database.ExecuteSqlAsync(
                    $"""
                    insert into kept_form as k (id, project_id, code, person_id, version, answers, kept_at)
                    values ({typed.Window}, {id}, {code}, {act.By}, {typed.Version}, {json}::jsonb, {act.At})
                    on conflict (id) do update set answers = excluded.answers, version = excluded.version, kept_at = excluded.kept_at
                     where k.project_id = excluded.project_id and k.code = excluded.code
                    """, stop);
            var old = await db.KeptForms.Where(f => f.ProjectId == id && f.Code == code && f.PersonId == act.By)
                .OrderByDescending(f => f.KeptAt).Skip(WindowsMax).Select(f => f.Id).ToListAsync(stop);
            if (old.Count > 0) await db.KeptForms.Where(f => old.Contains(f.Id)).ExecuteDeleteAsync(stop);
            return act.At;
        }, stop);

    /// <summary>
    /// What this person typed in a section and did not save: the one asked for, else the latest, and the others.
    /// </summary>
    public async Task<KeptForms?> Of(ProposalDraft draft, string code, Guid? asked, CancellationToken stop)
    {
        var rows = await db.KeptForms.AsNoTracking().Where(f => f.ProjectId == draft.Project.Id && f.Code == code)
            .OrderByDescending(f => f.KeptAt).ToListAsync(stop);
        var saved = SectionAnswers.Of(draft, code);
        var forms = rows.Select(f => new KeptTyped(new(f.Id, f.KeptAt), f.Version, SectionAnswers.FromJson(f.Answers),
            f.Version < draft.Section(code).Version)).Where(f => !f.Answers.SaysTheSame(saved)).ToList();
        if (forms.Count == 0) return null;
        var shown = forms.Find(f => f.Mark.Window == asked) ?? forms[0];
        return new(shown, [.. forms.Where(f => f != shown).Select(f => f.Mark)]);
    }

    /// <summary>The form was saved, or its person wants it no more.</summary>
    public Task<Result<bool>> Drop(Guid window, KeptMark? began, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Guardar lo escrito", async _ =>
        {
            await db.KeptForms.Where(f => f.Id == window && f.PersonId == who.Person).ExecuteDeleteAsync(stop);
            if (began is not null) await Forget(began, stop);
            return true;
        }, stop);

    // A window that went on by itself keeps what it has.
    private Task<int> Forget(KeptMark mark, CancellationToken stop) => db.KeptForms
        .Where(f => f.Id == mark.Window && f.KeptAt == mark.KeptAt && f.PersonId == db.Actor.Person)
        .ExecuteDeleteAsync(stop);
}
