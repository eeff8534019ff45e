using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CachePrefix.Testing;

/// <summary>A compilation to run a generator on. Runs of the same test are independent of each other.</summary>
public class GeneratorTest<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>Appends a source; the first is <c>/0/Test0.cs</c>.</summary>
    public string TestCode
    {
        set => Sources.Add(value);
    }

    public SourceFileList Sources { get; } = new("/0/Test", "cs");

    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>What MSBuild and <c>.globalconfig</c> hand to the generator, such as <c>build_property.PublishAot</c>.</summary>
    public Dictionary<string, string> GlobalOptions { get; } = [];

    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    public IReadOnlyList<MetadataReference> References { get; set; } = ReferenceSets.Default;

    /// <summary>Turns every line ending of sources and additional files into CRLF.</summary>
    public bool UseCrlf { get; set; }

    public GeneratorRun Run()
    {
        var parseOptions = new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "TestProject",
            [.. Sources.Select(file => CSharpSyntaxTree.ParseText(Lines(file.content.ToString()), parseOptions, file.filename, System.Text.Encoding.UTF8))],
            References,
            new CSharpCompilationOptions(OutputKind, nullableContextOptions: NullableContextOptions.Enable));

        var driver = CSharpGeneratorDriver.Create(
            [new TGenerator().AsSourceGenerator()],
            AdditionalFiles.Select(file => new InMemoryAdditionalText(file.filename, Lines(file.content.ToString()))),
            parseOptions,
            new GlobalOptionsProvider(GlobalOptions.ToImmutableDictionary(AnalyzerConfigOptions.KeyComparer)),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

        return GeneratorRun.Start(driver, compilation);
    }

    private string Lines(string text) => UseCrlf ? LineEndings.ToCrlf(text) : text;
}
