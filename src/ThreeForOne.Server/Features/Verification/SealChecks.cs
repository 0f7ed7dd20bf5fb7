namespace ThreeForOne.Server.Features.Verification;

/// <summary>
/// The seals: one unbroken chain over entries and events that are still what they were when sealed. Ages are elapsed
/// real time. What was sealed is never judged by how long it waited: a server that was off seals its tail when it is
/// back.
/// </summary>
public static class SealChecks
{
    public static IReadOnlyList<BookCheck> All { get; } =
    [
        new("seals are one chain without a gap, each with its hash (9)", "select count(*) from seal",
            """
            select format('seal %s: %s', seal_no, case
                     when seal_no <> place then format('the seal before it is gone: it is number %s of those left', place)
                     when previous_hash <> coalesce(before, sha256('Three-For-One')) then 'it does not follow from the seal before it'
                     else 'its hash is not the one of what it says' end)
              from (select s.*, row_number() over (order by seal_no) place, lag(hash) over (order by seal_no) before from seal s) chain
             where seal_no <> place or previous_hash <> coalesce(before, sha256('Three-For-One'))
                or hash <> seal_hash(seal_no, previous_hash, item_kind, item_id, item_sha256, sealed_at)
             order by seal_no
            """),
        new("every sealed entry and event is there, as it was sealed (9)", "select count(*) from seal",
            """
            select format('%s %s (seal %s): %s', case s.item_kind when 'J' then 'journal_entry' else 'audit_event' end, s.item_id, s.seal_no,
                          case when i.id is null then 'it is gone' else 'it is not what was sealed' end)
              from seal s left join sealable i on i.item_kind = s.item_kind and i.id = s.item_id
             where i.sha256 is distinct from s.item_sha256 order by s.seal_no
            """),
        new("every entry and event is sealed once, or waits for less than 60 s (9)", "select count(*) from sealable",
            """
            select format('%s %s: %s', case i.item_kind when 'J' then 'journal_entry' else 'audit_event' end, i.id, case
                     when s.item_id is not null and u.item_id is not null then 'it is sealed and waits to be sealed again'
                     when s.item_id is null and u.item_id is null then 'it has no seal and waits for none'
                     when u.seq <> i.seq then 'it waits under another number'
                     else format('it has waited for its seal since %s', utc_text(i.inserted_at)) end)
              from sealable i left join seal s on s.item_kind = i.item_kind and s.item_id = i.id
              left join unsealed u on u.item_kind = i.item_kind and u.item_id = i.id
             where (s.item_id is null) = (u.item_id is null) or u.seq <> i.seq
                or (s.item_id is null and i.inserted_at < clock_timestamp() - interval '60 seconds')
            union all
            select format('%s %s: it waits for its seal and is gone', case u.item_kind when 'J' then 'journal_entry' else 'audit_event' end, u.item_id)
              from unsealed u where not exists (select 1 from sealable i where i.item_kind = u.item_kind and i.id = u.item_id)
            """),
        // Number and instant are taken in one statement, so they rise together; five seconds are for a busy machine.
        // What follows is looked at from the end: a frame that begins later with each row would be read anew for each.
        new("entries and events came in the order of their numbers (9)", "select count(*) from sealable",
            """
            select format('%s %s: numbered %s among rows of another time (%s)', case item_kind when 'J' then 'journal_entry' else 'audit_event' end, id,
                          seq, utc_text(inserted_at))
              from (select i.*, max(inserted_at) over (partition by item_kind order by seq rows between unbounded preceding and 1 preceding) latest,
                           min(inserted_at) over (partition by item_kind order by seq desc rows between unbounded preceding and 1 preceding) earliest
                      from sealable i) i
             where inserted_at > earliest + interval '5 seconds' or inserted_at < latest - interval '5 seconds'
             order by item_kind, seq
            """),
        // A number given long ago may commit a little later than the next one, never once rows a minute younger are
        // sealed.
        new("nothing was sealed long after what came later (9)", "select count(*) from seal",
            """
            select format('%s %s (seal %s): it came before rows that were sealed a minute before it', case item_kind when 'J' then 'journal_entry' else 'audit_event' end,
                          item_id, seal_no)
              from (select s.item_kind, s.item_id, s.seal_no, i.seq, i.inserted_at,
                           max(i.seq) over sealed_before highest,
                           max(s.sealed_at) over sealed_before latest
                      from seal s join sealable i on i.item_kind = s.item_kind and i.id = s.item_id
                    window sealed_before as (partition by s.item_kind order by s.seal_no rows between unbounded preceding and 1 preceding)) x
             where highest > seq and latest > inserted_at + interval '60 seconds'
               and exists (select 1 from seal s join sealable i on i.item_kind = s.item_kind and i.id = s.item_id
                 where s.item_kind = x.item_kind and s.seal_no < x.seal_no and i.seq > x.seq and s.sealed_at > x.inserted_at + interval '60 seconds')
             order by seal_no
            """),
    ];
}
