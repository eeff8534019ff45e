using Microsoft.CodeAnalysis;
using static CachePrefix.CodeFixes.Tests.Requests;
using Verify = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.SortOrdinallyCodeFix>;

namespace CachePrefix.CodeFixes.Tests;

public sealed class SortOrdinallyCodeFixTests
{
    private const string IO = "using System;\nusing System.IO;\n";
    private const string Linq = "using System;\nusing System.IO;\nusing System.Linq;\n";

    [Fact]
    public Task File_names_are_sorted_where_they_are_joined() => Verify.VerifyAsync(
        Sorted("\"Files: \" + string.Join(\", \", {|CPA1006:Directory.GetFiles(\"docs\")|})", IO),
        Sorted("\"Files: \" + string.Join(\", \", Directory.GetFiles(\"docs\").Order(StringComparer.Ordinal))", Linq));

    [Fact]
    public Task Members_are_sorted_by_their_signature() => Verify.VerifyAsync(test =>
    {
        test.TestCode = Sorted("\"Methods: \" + string.Join(\", \", {|#0:typeof(Prompts).GetMethods()|}.Select(method => method.Name))", Linq);
        test.FixedCode = Sorted("\"Methods: \" + string.Join(\", \", typeof(Prompts).GetMethods().OrderBy(member => member.ToString(), StringComparer.Ordinal).Select(method => method.Name))", Linq);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("CPA1006", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
    });

    private static string Sorted(string system, string usings) => Chat(system, usings: usings);
}
