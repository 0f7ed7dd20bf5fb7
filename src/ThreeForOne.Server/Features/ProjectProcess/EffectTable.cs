using System.Collections.Frozen;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>A registered effect or document author: its name in the process and the class that does it.</summary>
public sealed record EffectRegistration(string Name, Type Effect);

/// <summary>A registered document author.</summary>
public sealed record AuthorRegistration(string Type, Type Author);

/// <summary>Every effect and document that a process may name. A process naming another does not load.</summary>
public sealed class EffectTable(IEnumerable<EffectRegistration> effects, IEnumerable<AuthorRegistration> authors)
{
    private readonly FrozenDictionary<string, Type> effects = effects.ToFrozenDictionary(e => e.Name, e => e.Effect);
    private readonly FrozenDictionary<string, Type> authors = authors.ToFrozenDictionary(a => a.Type, a => a.Author);

    public IReadOnlyCollection<string> EffectNames => effects.Keys;

    public IReadOnlyCollection<string> DocumentTypes => authors.Keys;

    public IEffect Effect(string name, IServiceProvider services) =>
        (IEffect)services.GetRequiredService(effects[name]);

    public IDocumentAuthor Author(string type, IServiceProvider services) =>
        (IDocumentAuthor)services.GetRequiredService(authors[type]);
}

/// <summary>How a feature's module lists its effects and documents.</summary>
public static class EffectRegistrations
{
    public static IServiceCollection AddEffect<T>(this IServiceCollection services) where T : class, IEffect =>
        services.AddScoped<T>().AddSingleton(new EffectRegistration(T.Name, typeof(T)));

    public static IServiceCollection AddDocument<T>(this IServiceCollection services) where T : class,
        IDocumentAuthor =>
        services.AddScoped<T>().AddSingleton(new AuthorRegistration(T.Type, typeof(T)));
}
