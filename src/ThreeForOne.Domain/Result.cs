using System.Diagnostics.CodeAnalysis;

namespace ThreeForOne.Domain;

/// <summary>A value, or the refusal that says why there is none. Never both, never neither.</summary>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>The refusal, or null when there is a value.</summary>
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefusal => Refusal is not null;

    /// <summary>The value; asking a refusal for it is a bug and throws with the refusal's words.</summary>
    public T Value => Refusal is null
        ? value!
        : throw new InvariantBrokenException($"No value: {Refusal.Code}: {Refusal.Say.English}");

    /// <summary>For values whose static type is an interface, where C# allows no implicit conversion.</summary>
    public static Result<T> Of(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = this.value;
        refusal = Refusal;
        return refusal is null;
    }

    public TOut Match<TOut>(Func<T, TOut> whenValue, Func<Refusal, TOut> whenRefused) =>
        Refusal is null ? whenValue(value!) : whenRefused(Refusal);

    public Result<TOut> Map<TOut>(Func<T, TOut> change) =>
        Refusal is null ? Result<TOut>.Of(change(value!)) : Refusal;

    public Result<TOut> Then<TOut>(Func<T, Result<TOut>> next) => Refusal is null ? next(value!) : Refusal;
}
