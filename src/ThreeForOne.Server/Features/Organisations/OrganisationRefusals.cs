namespace ThreeForOne.Server.Features.Organisations;

/// <summary>There is no such kind of organisation, or not for administrators to add.</summary>
public sealed record NoSuchKind() : Refusal("organisation.no_such_kind")
{
    public override Bilingual Say => new(
        "Elija la clase de organización. Los clubes se registran ellos mismos.",
        "Choose the kind of organisation. Clubs register themselves.");
}

/// <summary>An organisation has a name.</summary>
public sealed record OrganisationNameMissing() : Refusal("organisation.name_missing")
{
    public override Bilingual Say => new(
        "Escriba el nombre oficial de la organización.", "Enter the official name of the organisation.");
}

/// <summary>This kind of office is of a state.</summary>
public sealed record StateNotChosen() : Refusal("organisation.state_not_chosen")
{
    public override Bilingual Say => new(
        "Elija el estado al que pertenece esta oficina.", "Choose the state that this office belongs to.");
}

/// <summary>This kind of office is of a municipality.</summary>
public sealed record MunicipalityNotChosen() : Refusal("organisation.municipality_not_chosen")
{
    public override Bilingual Say => new(
        "Elija el municipio al que pertenece esta oficina.", "Choose the municipality that this office belongs to.");
}

/// <summary>A step would not know to which of the two it goes.</summary>
public sealed record OfficeAlreadyThere(string Name) : Refusal("organisation.already_there")
{
    public override Bilingual Say => new(
        $"Ese lugar ya tiene esa clase de oficina: {Name}. Cambie su nombre en lugar de agregar otra.",
        $"That place already has such an office: {Name}. Change its name instead of adding another.");
}

/// <summary>Two organisations of one name cannot be told apart.</summary>
public sealed record OrganisationNameTaken(string Name) : Refusal("organisation.name_taken")
{
    public override Bilingual Say => new(
        $"Ya hay una organización de esa clase que se llama {Name}.",
        $"There is an organisation of that kind that is called {Name} already.");
}

/// <summary>Nothing was changed.</summary>
public sealed record OrganisationUnchanged() : Refusal("organisation.unchanged")
{
    public override Bilingual Say => new(
        "El nombre y el RFC ya son esos; no cambió nada.", "Name and RFC are these already; nothing changed.");
}
