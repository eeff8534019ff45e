extern alias analyzers;

using analyzers::CachePrefix.Analyzers.Generation;
using analyzers::CachePrefix.Analyzers.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Samples.Tests;

/// <summary>All C# blocks of a page as one program, with the generator and the rules about requests.</summary>
internal static class PageProgram
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>Unused directives, and versions that the SDK unifies without a word.</summary>
    private static readonly string[] Ignored = ["CS8019", "CS1701", "CS1702"];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("SupportBot.dll" or "ThreeProviders.dll" or "CachePrefix.Samples.Tests.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static IReadOnlyList<string> Errors(IEnumerable<string> blocks)
    {
        var compilation = CSharpCompilation.Create(
            "Page",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions), CSharpSyntaxTree.Create(Join(blocks), ParseOptions)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new PromptGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        var findings = updated.WithAnalyzers([new RequestAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return [.. updated.GetDiagnostics().Concat(diagnostics)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !Ignored.Contains(diagnostic.Id))
            .Concat(findings)
            .Select(diagnostic => diagnostic.ToString())];
    }

    /// <summary>Directives first, then statements, then types, each in the order of the page. A page without statements gets one.</summary>
    private static CompilationUnitSyntax Join(IEnumerable<string> blocks)
    {
        var units = blocks.Select(block => SyntaxFactory.ParseCompilationUnit(block, options: ParseOptions)).ToList();
        var members = units.SelectMany(unit => unit.Members).ToLookup(member => member is GlobalStatementSyntax);
        var statements = members[true].DefaultIfEmpty(SyntaxFactory.GlobalStatement(SyntaxFactory.ParseStatement("return;")));
        return SyntaxFactory.CompilationUnit()
            .WithUsings([.. units.SelectMany(unit => unit.Usings).DistinctBy(directive => directive.ToString())])
            .WithMembers([.. statements, .. members[false]]);
    }
}
