using Microsoft.CodeAnalysis;
using static CachePrefix.CodeFixes.Tests.Requests;
using Culture = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.InvariantCultureCodeFix>;
using Date = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.DateInsteadOfTimeCodeFix>;
using Feed = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.LineFeedCodeFix>;
using Seed = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.FixedSeedCodeFix>;

namespace CachePrefix.CodeFixes.Tests;

public sealed class ValueFixTests
{
    private const string Globalization = "using System;\nusing System.Globalization;\n";

    [Theory]
    [InlineData("""$"Be kind. {{|CPA1001:DateTime.Now|}}" """, """$"Be kind. {DateTime.Now:yyyy-MM-dd}" """)]
    [InlineData("""$"Be kind. {{|CPA1001:DateTime.UtcNow|}:O}" """, """$"Be kind. {DateTime.UtcNow:yyyy-MM-dd}" """)]
    public Task A_time_in_a_hole_becomes_a_date(string system, string expected) =>
        Date.VerifyAsync(Chat(system.TrimEnd()), Chat(expected.TrimEnd()));

    [Theory]
    [InlineData("\"Be kind. \" + {|CPA1001:DateTime.Now|}.ToString(\"f\")")]
    [InlineData("\"Be kind. \" + {|CPA1001:DateTime.Now|}.ToString()")]
    [InlineData("\"Be kind. \" + {|CPA1001:DateTime.Now|}")]
    public Task A_formatted_time_becomes_a_date(string system) => Date.VerifyAsync(
        Chat(system),
        Chat("\"Be kind. \" + DateTime.Now.ToString(\"yyyy-MM-dd\", CultureInfo.InvariantCulture)", usings: Globalization));

    [Theory]
    [InlineData("\"Be kind. \" + {|CPA1001:DateTime.Now|}.ToString(\"t\")")]
    [InlineData("\"Be kind. \" + {|CPA1001:DateTime.Now|}.ToLongTimeString()")]
    [InlineData("""$"Be kind. {{|CPA1001:DateTime.Now|}:HH:mm}" """)]
    [InlineData("""$"The current time is {{|CPA1001:DateTime.Now|}}." """)]
    [InlineData("""$"The clock says {{|CPA1001:DateTime.Now|}:f}. Be kind." """)]
    public Task A_prompt_that_asks_for_the_time_keeps_it(string system) => Date.VerifyNoFixAsync(Chat(system.TrimEnd()));

    [Fact]
    public Task A_new_line_becomes_a_line_feed() => Feed.VerifyAsync(test =>
    {
        test.TestCode = Chat("\"Be kind.\" + {|#0:Environment.NewLine|} + \"Be brief.\"");
        test.FixedCode = Chat("\"Be kind.\" + \"\\n\" + \"Be brief.\"");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("CPA1008", DiagnosticSeverity.Hidden).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
    });

    [Theory]
    [InlineData("""$"The rate is {{|CPA1007:rate|}:P1}." """, """string.Create(CultureInfo.InvariantCulture, $"The rate is {rate:P1}.")""")]
    [InlineData("""$"{{|CPA1007:rate|}:P1} or {rate:N2}." """, """string.Create(CultureInfo.InvariantCulture, $"{rate:P1} or {rate:N2}.")""")]
    [InlineData("\"The rate is \" + {|CPA1007:rate|}.ToString(\"P1\")", "\"The rate is \" + rate.ToString(\"P1\", CultureInfo.InvariantCulture)")]
    [InlineData("\"The rate is \" + {|CPA1007:rate|}", "\"The rate is \" + rate.ToString(CultureInfo.InvariantCulture)")]
    [InlineData("string.Format(\"The rate is {0}.\", {|CPA1007:rate|})", "string.Format(CultureInfo.InvariantCulture, \"The rate is {0}.\", rate)")]
    public Task Formatting_becomes_invariant(string system, string expected) => Culture.VerifyAsync(
        Chat(system.TrimEnd(), before: "        const int whole = 3;\n        var rate = Math.Sqrt(whole);\n"),
        Chat(expected, before: "        const int whole = 3;\n        var rate = Math.Sqrt(whole);\n", usings: Globalization));

    [Fact]
    public Task A_case_change_becomes_invariant() => Culture.VerifyAsync(
        Chat("\"Be kind. \" + {|CPA1007:Name().ToUpper()|}", members: "    private static string Name() => nameof(Prompts);\n"),
        Chat("\"Be kind. \" + Name().ToUpperInvariant()", members: "    private static string Name() => nameof(Prompts);\n"));

    [Fact]
    public Task A_local_random_gets_a_fixed_seed() => Seed.VerifyAsync(
        Chat("\"Pick \" + {|CPA1003:random.Next(10)|}", before: "        var random = new Random();\n"),
        Chat("\"Pick \" + random.Next(10)", before: "        var random = new Random(0);\n"));
}
