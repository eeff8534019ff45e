using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Requests;

/// <summary>A breakpoint as the code sets it.</summary>
/// <param name="Node">The assignment or the call that sets it.</param>
/// <param name="Ttl">Its lifetime, if that is known.</param>
/// <param name="IsCertain">Whether it is set whenever the request is sent.</param>
internal sealed record CacheMarker(SyntaxNode Node, CacheTtl? Ttl, bool IsCertain)
{
    /// <summary>What the method of the Anthropic SDK that marks contents sets.</summary>
    public const string CallName = "WithCacheControl";

    /// <summary>What the library's methods set that mark contents, messages and the tools of options.</summary>
    public const string NeutralCallName = "WithBreakpoint";

    /// <summary>The property that marks blocks and tools in the Anthropic SDK.</summary>
    public const string PropertyName = "CacheControl";

    /// <summary>The only key under which the Anthropic adapter looks for the marker of a content.</summary>
    public const string ContentKey = "anthropic:cache_control";

    /// <summary>The only key under which the Anthropic adapter looks for the marker of a tool.</summary>
    public const string ToolKey = "CacheControl";

    /// <summary>The names of what marks.</summary>
    public static IEnumerable<string> Names { get; } = [PropertyName, .. PartTable.Default.Names(PartKind.Mark)];

    /// <summary>Where to report the marker: the assignment, or the name of the called method.</summary>
    public SyntaxNode Place => PlaceOf(Node);

    /// <summary>Reads a <c>CacheControlEphemeral</c>, or the arguments of <c>WithCacheControl</c>.</summary>
    public static CacheMarker? Of(Setting? setting, bool isCall)
    {
        if (setting is null || (setting.Value is { IsNull: true } && !(isCall && IsTtl(setting))))
            return null;

        return new CacheMarker(setting.Node, TtlOf(setting.Value), setting.IsCertain && (isCall || setting.Value is { IsChanged: false }));
    }

    public static SyntaxNode PlaceOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } access } && IsCall(name) ? access.Name : node;

    /// <summary>Whether a method marks what it is called on.</summary>
    public static bool IsCall(string name) => PartTable.Default.IsNamed(PartKind.Mark, name);

    /// <summary>Without a lifetime a call marks for five minutes; without a marker it marks nothing.</summary>
    private static bool IsTtl(Setting setting) => setting.Value?.Type is { IsValueType: true };

    private static CacheTtl? TtlOf(RequestValue? value)
    {
        switch (value)
        {
            case null:
                return null;
            case { IsNull: true }:
                return CacheTtl.FiveMinutes;
            case { Member.Name: var member }:
                return Named(member);
            case { Text: { } text }:
                return Named(text);
            case { Constant: { HasValue: true, Value: { } number }, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type }:
                return Named(type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => number.Equals(field.ConstantValue))?.Name ?? string.Empty);
        }

        if (!RequestTypes.IsMarker(value.Type) || value.IsPartial)
            return null;

        return value.Find("Ttl") is { } ttl ? TtlOf(ttl.Value) : CacheTtl.FiveMinutes;
    }

    private static CacheTtl? Named(string name) => name switch
    {
        "Ttl5m" or "5m" or "FiveMinutes" or "Default" => CacheTtl.FiveMinutes,
        "Ttl1h" or "1h" or "OneHour" => CacheTtl.OneHour,
        _ => null,
    };
}
