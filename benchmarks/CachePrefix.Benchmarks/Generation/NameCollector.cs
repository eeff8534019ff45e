using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using System.Text;

namespace CachePrefix.Benchmarks.Generation;

/// <summary>The least that a generator for an attribute can do: collect the names of the types and write them down.</summary>
internal sealed class NameCollector : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider
            .ForAttributeWithMetadataName("CachePrefix.PromptAttribute", static (_, _) => true, static (attribute, _) => attribute.TargetSymbol.ToDisplayString())
            .Collect();
        context.RegisterSourceOutput(names, static (output, names) =>
            output.AddSource("Names.g.cs", SourceText.From("// " + string.Join(", ", names) + "\n", Encoding.UTF8)));
    }
}
