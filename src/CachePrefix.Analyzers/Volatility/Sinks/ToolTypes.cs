using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>The types of tools that a request offers to the model.</summary>
internal static class ToolTypes
{
    private static readonly string[] Lists = ["Tools", "ToolDefinitions", "Functions", "FunctionDefinitions", "Plugins", "Skills"];

    /// <summary>Whether a member holds the tools that a request offers, by its name.</summary>
    public static bool IsList(string name) => Array.Exists(Lists, list => name.EndsWith(list, StringComparison.OrdinalIgnoreCase));

    public static bool IsTool(ITypeSymbol type) => PartTable.Default.Names(PartKind.Tool).Contains(type.Name);
}
