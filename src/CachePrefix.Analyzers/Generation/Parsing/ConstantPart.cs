using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CachePrefix.Models;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Hash and size of what is known of a prefix at compile time.</summary>
/// <remarks>
/// <para>
/// The hash is SHA-256 over UTF-8. Each item is written as a letter, the number of its characters, a colon and its text, in wire order:
/// <c>T</c> for a tool, <c>S</c> for a constant text of the system prompt. Line ends count as one line feed, so that a checkout with
/// other line ends has the same hash.
/// </para>
/// <para>
/// The text of a tool is one line each for its name, its description and what it returns, then one line per parameter that the model sees:
/// name, type, default value if there is one, and description, separated by tabulators.
/// </para>
/// </remarks>
internal static class ConstantPart
{
    /// <summary>About how many tokens a tool's JSON has besides its names, types and descriptions.</summary>
    private const int TokensPerTool = 16;

    /// <summary>About how many tokens a parameter's JSON has besides its name, type and description.</summary>
    private const int TokensPerParameter = 6;

    private const string Digits = "0123456789abcdef";

    /// <summary>What of a prefix is known, in wire order.</summary>
    public static IReadOnlyList<ConstantItem> ItemsOf(IEnumerable<ToolDeclaration> tools, IEnumerable<SegmentDeclaration> segments, KnownTypes known)
    {
        var items = new List<ConstantItem>();
        foreach (var tool in tools)
        {
            var signature = Signature(tool, known, out var parameters);
            var json = TokensPerTool + (parameters * TokensPerParameter);
            items.Add(new ConstantItem(ConstantItem.Tool, tool.Name, signature, TokenEstimate.Of(signature).Likely + json));
        }

        foreach (var segment in segments)
        {
            if (segment is { Kind: SegmentKind.System, Stability: Stability.Constant, ConstantText: { } text } && !string.IsNullOrWhiteSpace(text))
                items.Add(ConstantItem.OfText(segment.Member.Name, Normalize(text)));
        }

        return items;
    }

    /// <summary>The hash of all items together.</summary>
    public static string HashOf(IEnumerable<ConstantItem> items)
    {
        var canonical = new StringBuilder();
        foreach (var item in items)
            canonical.Append(item.Kind).Append(item.Text.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(item.Text);
        return Hash(canonical.ToString());
    }

    private static string Signature(ToolDeclaration tool, KnownTypes known, out int parameters)
    {
        var signature = new StringBuilder()
            .Append(tool.Name).Append('\n')
            .Append(Description(tool.Method, known)).Append('\n')
            .Append(TypeName(tool.Method.ReturnType)).Append('\n');
        parameters = 0;
        foreach (var parameter in tool.Method.Parameters)
        {
            if (parameter.Type.Is(known.CancellationToken) || parameter.Type.Is(known.ServiceProvider) || parameter.Type.Is(known.FunctionArguments))
                continue;

            parameters++;
            signature.Append(parameter.Name).Append('\t').Append(TypeName(parameter.Type));
            if (parameter.HasExplicitDefaultValue)
                signature.Append('\t').Append(Convert.ToString(parameter.ExplicitDefaultValue, CultureInfo.InvariantCulture));
            signature.Append('\t').Append(Description(parameter, known)).Append('\n');
        }

        return signature.ToString();
    }

    private static string TypeName(ITypeSymbol type) => type.ToQualified().Replace("global::", "");

    private static string Description(ISymbol symbol, KnownTypes known) =>
        symbol.AttributeOf(known.Description) is { ConstructorArguments: [{ Kind: TypedConstantKind.Primitive, Value: string text }] } ? Normalize(text) : "";

    private static string Normalize(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');

    /// <summary>SHA-256 of the text as UTF-8, in lower-case hexadecimal.</summary>
    public static string Hash(string text)
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        var digits = new char[hash.Length * 2];
        for (var i = 0; i < digits.Length; i++)
            digits[i] = Digits[(hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15];
        return new string(digits);
    }
}
