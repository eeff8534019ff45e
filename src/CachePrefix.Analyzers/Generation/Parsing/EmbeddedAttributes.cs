using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>How the attribute that keeps a type to its assembly can be had.</summary>
internal enum Embedding
{
    /// <summary>Nobody declares it, so generated code does.</summary>
    Declare,

    /// <summary>The project, or another generator, declares it.</summary>
    Use,

    /// <summary>Something else has its name.</summary>
    None,
}

/// <summary>Looks for <c>EmbeddedAttribute</c>, which polyfills and other generators bring, too.</summary>
internal static class EmbeddedAttributes
{
    private const string Name = "Microsoft.CodeAnalysis.EmbeddedAttribute";

    public static Embedding StateOf(Compilation compilation) => compilation.Assembly.GetTypeByMetadataName(Name) switch
    {
        null => Embedding.Declare,
        { IsAbstract: false, BaseType: { Name: "Attribute", ContainingNamespace.Name: "System" } } type
            when type.InstanceConstructors.Any(static constructor =>
                constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal) => Embedding.Use,
        _ => Embedding.None,
    };
}
