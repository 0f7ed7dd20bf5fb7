namespace ThreeForOne.Server.Features.Operations;

/// <summary>Names of jobs, in plain words; what has none keeps its code.</summary>
public static class OperationsWords
{
    private static readonly Dictionary<string, Bilingual> Jobs = new()
    {
        ["timers"] = new("Plazos que vencen", "Deadlines that run out"),
        ["periods"] = new("Meses contables por abrir", "Accounting months to open"),
        ["heads"] = new("Cabeza de los sellos", "Head of the seals"),
        ["earlier-returns"] = new("Reintegros de años anteriores", "Returns of earlier years"),
        ["reminders"] = new("Recordatorios de plazos", "Reminders of deadlines"),
        ["digests"] = new("Resumen diario de avisos", "Daily digest of notices"),
        ["clubs"] = new("Recordatorios a los clubes", "Reminders to clubs"),
        ["retention"] = new("Borrado de lo que ya no se conserva", "Erasing what is no longer kept"),
    };

    public static Bilingual Job(string id) => Jobs.GetValueOrDefault(id, new(id, id));
}
