using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Analysis;

/// <summary>Runs our own generator over a compilation that uses the library. No other generator is ever run in loose mode.</summary>
internal static class OwnGenerators
{
    private const string Library = "CachePrefix";

    public static CSharpCompilation Run(CSharpCompilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (!compilation.ReferencedAssemblyNames.Any(static reference => reference.Name == Library))
            return compilation;

        var driver = CSharpGeneratorDriver.Create(
            OwnAssembly.Generators.Select(static generator => generator.AsSourceGenerator()),
            options.AdditionalFiles,
            (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options,
            options.AnalyzerConfigOptionsProvider);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _, cancellationToken);
        return (CSharpCompilation)updated;
    }
}
