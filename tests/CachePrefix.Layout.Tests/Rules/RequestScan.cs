using CachePrefix.Analyzers.Requests;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>Runs the request rules on the members of a class and gives what they report as <c>id: text</c>.</summary>
internal static class RequestScan
{
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Code", references: ReferenceSets.Default, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static async Task<IReadOnlyList<string>> RunAsync(params string[] members)
    {
        var trees = members.Select((code, index) => CSharpSyntaxTree.ParseText(Class(code, "Subject" + (index == 0 ? "" : index.ToString(System.Globalization.CultureInfo.InvariantCulture))), path: $"{index}.cs"));
        var compilation = Empty.AddSyntaxTrees(trees);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var findings = await compilation.WithAnalyzers([new RequestAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. findings.Select(finding => $"{finding.Id}: {finding.Location.SourceTree!.ToString()[finding.Location.SourceSpan.Start..finding.Location.SourceSpan.End]}").Order(StringComparer.Ordinal)];
    }

    private static string Class(string members, string name) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Anthropic;
        using Anthropic.Models.Messages;
        using CachePrefix;
        using Microsoft.Extensions.AI;

        public partial class {{name}}
        {
            {{members}}
        }
        """;
}
