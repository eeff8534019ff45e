using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Collects the ids of obsolete and experimental symbols that generated code uses because the definition does.</summary>
internal static class SuppressionReader
{
    public static EquatableArray<string> Read(
        PromptDeclaration prompt, IReadOnlyList<ToolDeclaration> tools, IReadOnlyList<SegmentDeclaration> segments, CancellationToken cancellationToken)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        Obsoletion.AddIds(Used(prompt, tools, segments), ids, cancellationToken);
        return ids.ToEquatableArray();
    }

    private static IEnumerable<ISymbol> Used(PromptDeclaration prompt, IReadOnlyList<ToolDeclaration> tools, IReadOnlyList<SegmentDeclaration> segments)
    {
        IEnumerable<ISymbol> used = [prompt.Type, prompt.ResultTypes[0]];
        if (JsonContexts.Of(prompt) is { } context)
            used = used.Append(context);
        return used
            .Concat(segments.SelectMany(static segment => new ISymbol[] { segment.Member, segment.Type }))
            .Concat(tools.SelectMany(static tool => tool.UsedSymbols()))
            .Concat(prompt.Validators.Concat(prompt.Routers).Select(static method => (ISymbol)method.Method))
            .Concat(prompt.Type.InstanceConstructors.SelectMany(static constructor =>
                constructor.Parameters.Select(static parameter => (ISymbol)parameter.Type).Prepend(constructor)))
            .Concat(prompt.Hierarchy.Declared.SelectMany(static members => members).SelectMany(static member => member switch
            {
                IPropertySymbol { IsRequired: true } property => new ISymbol[] { property, property.Type },
                IFieldSymbol { IsRequired: true } field => [field, field.Type],
                _ => [],
            }));
    }
}
