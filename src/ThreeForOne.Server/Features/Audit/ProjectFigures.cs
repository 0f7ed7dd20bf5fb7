using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>A submitted project and its figures on a date, amounts in centavos.</summary>
internal sealed record ProjectFigures(
    string Folio, string Programme, int FiscalYear, string StateCode, string? MunicipalityCode,
    string? LocalityCode, string? Municipality,
    string Locality, string Club, string? Type, string Title, string State, DateTimeOffset? SubmittedAt,
    int? PeopleHelped, long Cost, long Gap,
    long? ClubShare, long? MunicipalShare, long? StateShare, long? FederalShare, long Received, long Spent,
    long Yields, long Returned, long Surplus)
{
    /// <summary>
    /// Those submitted by then, their state by the sealed events of then, their money by the entries of then. Of
    /// another date an agreed amount is known once it is reserved; before that it is null.
    /// </summary>
    public static IQueryable<ProjectFigures> Of(Database db, AsKnown dates) => db.Database.SqlQuery<ProjectFigures>(
        dates.IsNow
            ? FormattableStringFactory.Create(Query("select p.state", MoneyNow, "true"))
            : FormattableStringFactory.Create(Query(StateThen, MoneyThen, SubmittedThen), dates.On, dates.Known));

    private static string Query(string state, string money, string submitted) =>
        $"""
        select p.folio, p.programme_id as programme, p.fiscal_year, p.state_code, p.municipality_code, p.locality_code, m.name as municipality,
               p.locality_name as locality, o.name as club, p.type_code as type, p.title, was.state, p.submitted_at, p.people_helped,
               p.cost_centavos as cost, p.gap_centavos as gap,
               b.club as club_share, b.municipal as municipal_share, b.state as state_share, b.federal as federal_share,
               coalesce(b.received, 0)::bigint as received, coalesce(b.spent, 0)::bigint as spent, coalesce(b.yields, 0)::bigint as yields,
               coalesce(b.returned, 0)::bigint as returned, coalesce(b.surplus, 0)::bigint as surplus
          from project p join organisation o on o.id = p.club_id
          left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
          left join lateral ({state}) was on true
          left join lateral ({money}) b on true
         where p.folio is not null and {submitted} order by p.folio
        """;

    private const string MoneyNow =
        """
        select s.*, x.*
          from (select sum(agreed_centavos) filter (where party = 'club')::bigint club,
                       sum(agreed_centavos) filter (where party = 'municipal')::bigint municipal,
                       sum(agreed_centavos) filter (where party = 'state')::bigint state,
                       sum(agreed_centavos) filter (where party = 'federal')::bigint federal
                  from project_share where project_id = p.id) s,
               (select -sum(b.centavos) filter (where b.account in ('P.APORTACION', 'P.POR_RECIBIR')) received,
                       sum(b.centavos) filter (where b.account = 'P.GASTO') spent,
                       -sum(b.centavos) filter (where b.account = 'P.RENDIMIENTO') yields,
                       sum(b.centavos) filter (where b.account = 'P.DEVUELTO') returned,
                       -sum(b.centavos) filter (where b.account = 'P.EXCEDENTE') surplus
                  from project_share share join balance b on b.scope_id = share.id where share.project_id = p.id) x
        """;

    // The state before the first event that came later is the state of then; without one, today's.
    private const string StateThen =
        """
        select coalesce((select a.facts ->> 'state_before' from audit_event a
                           left join seal s on s.item_kind = 'A' and s.item_id = a.id
                          where a.project_id = p.id and a.facts ? 'state_before' and not (
                            ({0}::date is null or (a.recorded_at at time zone 'America/Mexico_City')::date <= {0}::date)
                            and ({1}::timestamptz is null or s.sealed_at <= {1}::timestamptz))
                          order by a.seq limit 1), p.state, 'INGRESADA') state
        """;

    private const string MoneyThen =
        """
        select case when reserved then club end club, case when reserved then municipal end municipal,
               case when reserved then state end state, case when reserved then federal end federal,
               received, spent, yields, returned, surplus
          from (select bool_or(f.account = '8.2.0' and f.centavos <> 0) reserved,
                       max(s.agreed_centavos + later.centavos) filter (where s.party = 'club') club,
                       max(s.agreed_centavos + later.centavos) filter (where s.party = 'municipal') municipal,
                       max(s.agreed_centavos + later.centavos) filter (where s.party = 'state') state,
                       max(s.agreed_centavos + later.centavos) filter (where s.party = 'federal') federal,
                       -sum(f.centavos) filter (where f.account in ('P.APORTACION', 'P.POR_RECIBIR')) received,
                       sum(f.centavos) filter (where f.account = 'P.GASTO') spent,
                       -sum(f.centavos) filter (where f.account = 'P.RENDIMIENTO') yields,
                       sum(f.centavos) filter (where f.account = 'P.DEVUELTO') returned,
                       -sum(f.centavos) filter (where f.account = 'P.EXCEDENTE') surplus
                  from project_share s
                  left join lateral figures_as_known(array[s.id], {0}, {1}) f on true
                  cross join lateral (select not_yet_lowered(s.id, {0}, {1}) centavos) later
                 where s.project_id = p.id) then_money
        """;

    private const string SubmittedThen =
        """
        ({0}::date is null or (p.submitted_at at time zone 'America/Mexico_City')::date <= {0}::date)
           and ({1}::timestamptz is null or exists (
             select 1 from audit_event a join seal s on s.item_kind = 'A' and s.item_id = a.id
              where a.project_id = p.id and a.code = 'proposal.submitted' and s.sealed_at <= {1}::timestamptz))
        """;
}
