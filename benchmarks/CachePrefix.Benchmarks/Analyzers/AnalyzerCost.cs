using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using CachePrefix.Analyzers.Volatility.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>The callback time of the product's analyzers against that of Meziantou.Analyzer at its defaults, in the same run.</summary>
internal static class AnalyzerCost
{
    public const int Lines = 25_000;
    private const int Runs = 3;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Text;
        global using System.Threading.Tasks;
        """;

    public static async Task RunAsync()
    {
        foreach (var withPrompts in new[] { true, false })
        {
            for (var run = 0; run < Runs; run++)
            {
                var (own, other, reported) = await MeasureAsync(withPrompts, Lines);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Lines} lines, {(withPrompts ? "with" : "without")} an LLM reference: ours {own:F1} ms ({reported} reported), Meziantou.Analyzer {other:F1} ms, ratio {own / other:F3}"));
            }
        }
    }

    /// <summary>The product's analyzers.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Ours { get; } = Create(typeof(VolatilityAnalyzer).Assembly);

    /// <summary>Those of Meziantou.Analyzer.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Theirs { get; } = Create(AssemblyLoadContext.Default.LoadFromAssemblyPath(MeziantouPath()));

    /// <summary>The milliseconds of both in one run of all analyzers, and how much ours report.</summary>
    public static async Task<(double Own, double Other, int Reported)> MeasureAsync(bool withPrompts, int lines)
    {
        var compilation = Compile(GeneratedProject.Files(lines, withPrompts), withPrompts);
        var analysis = compilation.WithAnalyzers(
            [.. Ours, .. Theirs],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var result = await analysis.GetAnalysisResultAsync(CancellationToken.None);

        return (Milliseconds(result, Ours), Milliseconds(result, Theirs), Ours.Sum(analyzer => result.GetAllDiagnostics(analyzer).Length));
    }

    private static double Milliseconds(AnalysisResult result, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        analyzers.Sum(analyzer => result.AnalyzerTelemetryInfo.TryGetValue(analyzer, out var telemetry) ? telemetry.ExecutionTime.TotalMilliseconds : 0);

    /// <summary>Compiles files against the framework, and against the SDKs if <paramref name="withPrompts"/> is set.</summary>
    internal static CSharpCompilation Compile(IEnumerable<string> files, bool withPrompts)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = files
            .Select((text, index) => CSharpSyntaxTree.ParseText(text, options, $"File{index}.cs"))
            .Append(CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name
                && (name.StartsWith("System.", StringComparison.Ordinal) || (withPrompts && name.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal))))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Generated", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        if (compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"The generated project does not compile: {error}");

        return compilation;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Create(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static string MeziantouPath() => typeof(AnalyzerCost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "MeziantouAnalyzer").Value!;
}
