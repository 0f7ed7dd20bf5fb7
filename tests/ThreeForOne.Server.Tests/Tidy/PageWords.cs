using System.Reflection;
using System.Reflection.Emit;

namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>
/// The words that a page writes as they stand in its .cshtml, read from the compiled page: whatever goes through T
/// is an expression and not here. Reading what Razor made of a page cannot be misled by how the page is written.
/// </summary>
internal sealed class PageWords
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    // Attributes that people read or hear.
    private static readonly HashSet<string> Heard =
        ["alt", "title", "placeholder", "aria-label", "aria-description", "label", "hint", "heading", "caption"];

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    // Strings that were loaded since the last call: the call's literal arguments.
    private readonly List<string> _loaded = [];
    private string _attribute = "";
    private string? _helperValue;

    /// <summary>Markup, one string for each method of the page; an expression leaves a mark.</summary>
    public List<string> Markup { get; } = [];

    /// <summary>What attributes say literally, and the page's title.</summary>
    public List<string> Spoken { get; } = [];

    public static PageWords Of(Type page)
    {
        var words = new PageWords();
        foreach (var method in Methods(page)) words.Read(method);
        return words;
    }

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(Declared).Cast<MethodBase>()
        .Concat(type.GetConstructors(Declared)).Concat(type.GetNestedTypes(Declared).SelectMany(Methods));

    private void Read(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) return;
        Markup.Add("");
        var types = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE) value = unchecked((short)(0xFE00 | il[at++]));
            var code = Codes[value];
            if (code == OpCodes.Ldstr) _loaded.Add(method.Module.ResolveString(BitConverter.ToInt32(il, at)));
            else if (code.OperandType == OperandType.InlineMethod)
                Call(method.Module.ResolveMethod(BitConverter.ToInt32(il, at), types, null)!);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }

    private void Call(MethodBase called)
    {
        switch (called.Name)
        {
            case "WriteLiteral" when _loaded is [.., var text] && _helperValue is not null:
                _helperValue += text;
                break;
            case "WriteLiteral" when _loaded is [.., var text]:
                Markup[^1] += text;
                break;
            case "Write":
                Markup[^1] += "\uFFFC";
                break;
            case "BeginWriteAttribute":
                _attribute = _loaded[0];
                break;
            case "WriteAttributeValue" when _loaded is [_, var text] && Heard.Contains(_attribute):
                Spoken.Add(text);
                break;
            case "BeginWriteTagHelperAttribute":
                _helperValue = "";
                break;
            case "EndWriteTagHelperAttribute":
                _loaded.Clear();
                return;
            // What a tag helper's property is set to, other than by an expression.
            case var setter when setter.StartsWith("set_", StringComparison.Ordinal) && _helperValue is { } text:
                if (Heard.Contains(setter[4..].ToLowerInvariant())) Spoken.Add(text);
                _helperValue = null;
                break;
            case ".ctor" when called.DeclaringType?.Name == "TagHelperAttribute" && _loaded is [var name, var text]:
                if (Heard.Contains(name)) Spoken.Add(text);
                break;
            case "set_Item" when _loaded is ["Title", var text]:
                Spoken.Add(text);
                break;
        }
        _loaded.Clear();
    }
}
