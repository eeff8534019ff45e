using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>The types of tools that a request offers to the model.</summary>
internal static class ToolTypes
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "AITool", "AIFunction", "AIFunctionDeclaration", "ChatTool", "ResponseTool", "ToolUnion", "BetaToolUnion", "KernelFunction", "KernelPlugin",
        "ChatCompletionsToolDefinition", "ToolDefinition", "FunctionToolDefinition", "McpClientTool",
    };

    public static bool IsTool(ITypeSymbol type) => Names.Contains(type.Name);
}
