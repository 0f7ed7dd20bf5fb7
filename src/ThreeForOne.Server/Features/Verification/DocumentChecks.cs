namespace ThreeForOne.Server.Features.Verification;

/// <summary>Documents and files are those that the sealed trail tells of, byte for byte.</summary>
public static class DocumentChecks
{
    public static IReadOnlyList<BookCheck> All { get; } =
    [
        new("every document holds the record that was issued", "select count(*) from document",
            """
            select format('document %s (%s): %s', d.folio, d.id, case
                     when e.id is null then 'no event tells that it was issued'
                     when sha256(d.record) <> d.record_sha256 or encode(d.record_sha256, 'hex') is distinct from e.facts ->> 'record_sha256'
                       then 'its record is not the one that was issued'
                     else 'it differs from the event that issued it' end)
              from document d left join audit_event e on e.code = 'document.issued' and e.subject_id = d.id
             where e.id is null or sha256(d.record) <> d.record_sha256 or encode(d.record_sha256, 'hex') is distinct from e.facts ->> 'record_sha256'
                or row(d.folio, d.type, d.issued_at, d.issued_by, d.project_id, d.edition_id::text)
                   is distinct from row(e.facts ->> 'folio', e.facts ->> 'type', e.recorded_at, e.person_id, e.project_id, e.facts ->> 'edition')
                or (d.standing = 'CANCELADA') <> exists (select 1 from audit_event c where c.code = 'document.cancelled' and c.subject_id = d.id)
                or canon_body(d.record) #>> '{head,verification_url}' is distinct from
                   regexp_replace(canon_body(d.record) #>> '{head,verification_url}', '[^/]*$', '') || d.verification_code
            union all
            select format('document %s (%s): it was issued and is gone', e.facts ->> 'folio', e.subject_id) from audit_event e
             where e.code = 'document.issued' and not exists (select 1 from document d where d.id = e.subject_id)
            """),
        new("every document has the PDF that was first made of it",
            "select count(*) from document where pdf_sha256 is not null",
            """
            select format('document %s (%s): %s', d.folio, d.id, case
                     when e.id is null then 'no event tells that this PDF was made'
                     when d.pdf_sha256 is null then 'its PDF was made and is gone'
                     when f.sha256 is null then 'the file of its PDF is gone'
                     else 'its PDF is not the one that was made' end)
              from document d left join audit_event e on e.code = 'document.rendered' and e.subject_id = d.id
              left join file f on f.sha256 = d.pdf_sha256
             where (d.pdf_sha256 is null) <> (e.id is null) or (d.pdf_sha256 is not null and f.sha256 is null)
                or encode(d.pdf_sha256, 'hex') is distinct from e.facts ->> 'pdf_sha256'
                or row(d.template_hash, d.font_hash, d.renderer) is distinct from
                   row(e.facts ->> 'template_hash', e.facts ->> 'font_hash', e.facts ->> 'renderer')
            """),
        new("every file is what its hash says, and is there for whatever points at it", "select count(*) from file",
            """
            select format('file %s%s: its bytes are not those of its hash', encode(f.sha256, 'hex'),
                          (select format(' (PDF of document %s)', d.folio) from document d where d.pdf_sha256 = f.sha256 limit 1))
              from file f where sha256(f.content) <> f.sha256 or octet_length(f.content) <> f.length
            union all
            select format('%s: its file is gone', name) from (
                select format('attachment %s', id) name, file_sha256 from attachment
                union all select format('deposit %s', id), evidence_sha256 from deposit where evidence_sha256 is not null
                union all select format('bank_line %s', id), evidence_sha256 from bank_line where evidence_sha256 is not null
                union all select format('expense %s', id), file_sha256 from expense) points
             where not exists (select 1 from file f where f.sha256 = points.file_sha256)
            """),
    ];
}
