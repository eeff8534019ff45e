extern alias analyzers;

using analyzers::CachePrefix.Analyzers.Bill;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Ledger.Tests.Watches;

/// <summary>Builds a prompt with a usage file.</summary>
internal static class EditorBuild
{
    public static async Task<IReadOnlyList<string>> WarningsAsync(string source, string usage)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Program", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new AnalyzerOptions([new UsageFile(usage)]);
        var findings = await compilation.WithAnalyzers([new LowHitRateAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return [.. findings.Select(finding => finding.ToString())];
    }

    private sealed class UsageFile(string content) : AdditionalText
    {
        public override string Path => "/cacheprefix.usage.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }
}
