using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Locking;

/// <summary>The lines that the lock of a compilation should have, each with what it was made of.</summary>
internal static class LockEntries
{
    private static readonly SymbolDisplayFormat NameFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The name of a prompt in the lock.</summary>
    public static string NameOf(INamedTypeSymbol prompt) => prompt.ToDisplayString(NameFormat);

    public static IReadOnlyList<(LockEntry Entry, IReadOnlyList<ConstantItem> Constant)> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var known = KnownTypes.Of(compilation);
        var entries = new SortedDictionary<string, (LockEntry, IReadOnlyList<ConstantItem>)>(StringComparer.Ordinal);
        foreach (var declaration in compilation.SyntaxTrees.SelectMany(tree => TreeIndex.Of(tree, cancellationToken).Prompts))
        {
#pragma warning disable RS1030 // Not called by analyzers, which are given their models.
            var model = compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
            if (model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type || known.DeclarationOf(type, cancellationToken) is not { } prompt)
                continue;

            var (tools, segments) = WireOrder.Of(prompt);
            var constant = ConstantPart.ItemsOf(tools, segments, prompt.Known);
            if (constant.Count > 0)
                entries[NameOf(type)] = (LockEntry.Of(NameOf(type), constant), constant);
        }

        return [.. entries.Values];
    }
}
