namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// A club hands in a Toma de Nota: a corrected one after a refusal, or the next before the last one ends.
/// </summary>
public sealed class HandInRegistration(Database db, Filings filings)
{
    public Task<Result<Guid>> Handle(RegistrationEntry entry, byte[] paper, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Entrega de una Toma de Nota", async act =>
        {
            if (entry.Problems(MexicoCity.Day(act.At)).Select(p => p.Problem).FirstOrDefault() is { } wrong)
                return wrong;
            return await filings.Add("registration", paper, filing =>
            {
                filing.RegistrationNumber = entry.Number!.Trim();
                filing.Consulate = entry.Consulate!.Trim();
                filing.RegisteredOn = entry.RegisteredOn;
                filing.ExpiresOn = entry.ExpiresOn;
            }, act, stop);
        }, stop);
}
