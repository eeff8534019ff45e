using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>Documentation ids and their parts.</summary>
internal static class DocumentationId
{
    public static string? Of(ISymbol symbol)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension.OriginalDefinition : symbol.OriginalDefinition;
        return definition.GetDocumentationCommentId();
    }

    public static string MemberName(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "#ctor" : symbol.Name;

    /// <summary>The id without the parameter list and without the number of type parameters of a method.</summary>
    public static string Stem(string id)
    {
        var end = id.IndexOf('(');
        var stem = end < 0 ? id : id.Substring(0, end);
        var generic = stem.IndexOf("``", StringComparison.Ordinal);
        return generic < 0 ? stem : stem.Substring(0, generic);
    }

    /// <summary>The simple names of the type and the member; for a type, its own name and an empty one.</summary>
    public static (string Type, string Member) SimpleNames(string id)
    {
        var name = Stem(id).Substring(id.IndexOf(':') + 1);
        var dot = name.LastIndexOf('.');
        if (id[0] == 'T')
            return (WithoutArity(name.Substring(dot + 1)), string.Empty);

        var member = name.Substring(dot + 1);
        var type = dot < 0 ? string.Empty : name.Substring(0, dot);
        return (WithoutArity(type.Substring(type.LastIndexOf('.') + 1)), member);
    }

    private static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name.Substring(0, tick);
    }
}
