using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>
/// The projects and their figures of another date, for the same spreadsheet: those submitted by then, their state by
/// the sealed events of then, their money by the entries of then. An agreed amount is known once it is reserved; before
/// that its cell is empty.
/// </summary>
internal static class ProjectsKnown
{
    public static IQueryable<ProjectsCsv.Row> Rows(Database db, AsKnown dates) => db.Database.SqlQuery<ProjectsCsv.Row>(
        $"""
        select p.folio, p.programme_id as programme, p.fiscal_year, p.state_code, p.municipality_code, p.locality_code, m.name as municipality,
               p.locality_name as locality, o.name as club, p.type_code as type, p.title, coalesce(was.state, 'INGRESADA') as state, p.submitted_at,
               p.people_helped, p.cost_centavos as cost, p.gap_centavos as gap,
               case when b.reserved then b.club end as club_share, case when b.reserved then b.municipal end as municipal_share,
               case when b.reserved then b.state end as state_share, case when b.reserved then b.federal end as federal_share,
               coalesce(b.received, 0)::bigint as received, coalesce(b.spent, 0)::bigint as spent, coalesce(b.yields, 0)::bigint as yields,
               coalesce(b.returned, 0)::bigint as returned, coalesce(b.surplus, 0)::bigint as surplus
          from project p join organisation o on o.id = p.club_id
          left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
          left join lateral (
            -- The state before the first event that came later is the state of then; without one, today's.
            select coalesce((select a.facts ->> 'state_before' from audit_event a
                               left join seal s on s.item_kind = 'A' and s.item_id = a.id
                              where a.project_id = p.id and a.facts ? 'state_before' and not (
                                ({dates.On}::date is null or (a.recorded_at at time zone 'America/Mexico_City')::date <= {dates.On}::date)
                                and ({dates.Known}::timestamptz is null or s.sealed_at <= {dates.Known}::timestamptz))
                              order by a.seq limit 1), p.state) state) was on true
          left join lateral (
            select bool_or(f.account = '8.2.0' and f.centavos <> 0) reserved,
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
              left join lateral figures_as_known(array[s.id], {dates.On}, {dates.Known}) f on true
              cross join lateral (select not_yet_lowered(s.id, {dates.On}, {dates.Known}) centavos) later
             where s.project_id = p.id) b on true
         where p.folio is not null
           and ({dates.On}::date is null or (p.submitted_at at time zone 'America/Mexico_City')::date <= {dates.On}::date)
           and ({dates.Known}::timestamptz is null or exists (
             select 1 from audit_event a join seal s on s.item_kind = 'A' and s.item_id = a.id
              where a.project_id = p.id and a.code = 'proposal.submitted' and s.sealed_at <= {dates.Known}::timestamptz))
         order by p.folio
        """);
}
