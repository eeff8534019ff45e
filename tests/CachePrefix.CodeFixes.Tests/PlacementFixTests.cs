using Microsoft.CodeAnalysis;
using First = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.MoveConstantTextFirstCodeFix>;
using Vouch = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.VouchForContentCodeFix>;
using static CachePrefix.CodeFixes.Tests.Requests;

namespace CachePrefix.CodeFixes.Tests;

public sealed class PlacementFixTests
{
    [Fact]
    public Task Constant_sentences_move_before_the_callers_data() => First.VerifyAsync(test =>
    {
        test.TestCode = Chat("$\"The product is {{|#0:question|}}. Answer in one sentence.\"");
        test.FixedCode = Chat("$\"Answer in one sentence.\\n\\nThe product is {{|#0:question|}}.\"");
        test.FixedState.ExpectedDiagnostics.Add(new DiagnosticResult("CPA1010", DiagnosticSeverity.Hidden).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("CPA1010", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
    });

    [Fact]
    public Task A_member_that_reads_a_file_is_marked() => Vouch.VerifyAsync(test =>
    {
        const string members = "    private static string Handbook() => {0};\n";
        test.TestCode = Chat("Handbook()", usings: "using System.IO;\n", members: members.Replace("{0}", "{|#0:File.ReadAllText(\"handbook.md\")|}", StringComparison.Ordinal));
        test.FixedCode = Chat("Handbook()", usings: "using System.IO;\n", members: "    [StablePrompt]\n" + members.Replace("{0}", "File.ReadAllText(\"handbook.md\")", StringComparison.Ordinal))
            .Replace("using Microsoft", "using CachePrefix;\nusing Microsoft", StringComparison.Ordinal);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("CPA1012", DiagnosticSeverity.Hidden).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
    });
}
