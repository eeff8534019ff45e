using System.Globalization;
using System.Text;

namespace CachePrefix.Analyzers.Tests.Volatility;

public class RobustnessTests
{
    [Fact]
    public async Task Fifty_runs_with_shuffled_trees_report_the_same()
    {
        string[] sources =
        [
            """class A { public static string Head() => B.Tail() + DateTime.Now; }""",
            """class B { public static string Tail() => Guid.NewGuid() + (DateTime.Now.Hour > 3 ? A.Head() : ""); }""",
            """
            using Microsoft.Extensions.AI;
            class C { object M() => new ChatMessage(ChatRole.System, A.Head() + "text behind"); object N() => new ChatMessage(ChatRole.System, B.Tail() + "text behind"); }
            """,
        ];
        var expected = Render(await Scan.RunAsync(sources));
        Assert.NotEmpty(expected);
        var runs = await Task.WhenAll(Enumerable.Range(0, 50).Select(async run => Render(await Scan.RunAsync(sources, reverse: run % 2 == 0))));
        Assert.All(runs, run => Assert.Equal(expected, run));
    }

    [Fact]
    public async Task A_switch_of_two_thousand_cases_is_followed()
    {
        var cases = new StringBuilder();
        for (var i = 0; i < 2000; i++)
            cases.Append(CultureInfo.InvariantCulture, $"case {i}: text = \"case {i}\"; break;\n");

        Assert.Contains("CPA1001", await Scan.IdsAsync($$"""ChatMessage M(int n) { string text = ""; switch (n) { {{cases}} default: text = DateTime.Now.ToString(); break; } return System(Role + text); }"""));
    }

    [Fact]
    public async Task An_object_that_a_loop_wraps_in_itself_settles()
    {
        const string code = """
            sealed record Node(Node? Left, Node? Right, string Text);

            ChatMessage M(int n)
            {
                var node = new Node(null, null, DateTime.Now.ToString());
                for (var i = 0; i < n; i++)
                {
                    node = new Node(node, node, Role);
                    node = node with { Left = node, Right = node };
                }

                return System(Role + node.Left!.Text);
            }

            ChatMessage Other() => System(Role + Guid.NewGuid());
            """;

        Assert.Contains("CPA1003", await Scan.IdsAsync(code).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_body_beyond_the_budget_is_skipped_and_others_are_not()
    {
        var lines = string.Concat(Enumerable.Repeat("text += name.Trim() + name; if (name.Length > 3) text += name;\n", 9_000));
        var ids = await Scan.IdsAsync($$"""
            #nullable disable
            ChatMessage Large(string name) { var text = ""; {{lines}} return new ChatMessage(ChatRole.System, text + DateTime.Now); } ChatMessage Small() => new(ChatRole.System, Role + Guid.NewGuid());
            """);
        Assert.DoesNotContain("CPA1001", ids);
        Assert.Contains("CPA1003", ids);
    }

    [Fact]
    public async Task Two_hundred_mutually_recursive_methods_end()
    {
        var methods = new StringBuilder();
        for (var i = 0; i < 200; i++)
            methods.Append(CultureInfo.InvariantCulture, $"static string M{i}(int n) => n == 0 ? \"\" + DateTime.Now : M{(i + 1) % 200}(n - 1) + M{(i + 7) % 200}(n - 1);\n");

        Assert.Contains("CPA1001", await Scan.IdsAsync(methods + "ChatMessage M() => System(M0(3));"));
    }

    [Fact]
    public async Task Deep_expressions_and_long_call_chains_end()
    {
        var sum = string.Join(" + ", Enumerable.Range(0, 3000).Select(i => $"n{i % 3}"));
        var chain = string.Join("\n", Enumerable.Range(0, 1000).Select(i => $"static string C{i}() => C{i + 1}();")) + "static string C1000() => \"end\";";
        await Scan.IdsAsync($$"""{{chain}} ChatMessage M(string n0, string n1, string n2) => System({{sum}} + DateTime.Now); ChatMessage N() => System(C0());""");
    }

    [Theory]
    [InlineData("ChatMessage M() => System($\"{Role} {")]
    [InlineData("ChatMessage M() { var x = new ChatMessage(ChatRole.System, ; }")]
    [InlineData("ChatMessage M() => System(Missing.Call(DateTime.Now).Then(x => x.y()).z[")]
    [InlineData("void M() { foreach (var x in missing) { System(x.Name + ); } try { } catch { goto nowhere; }")]
    [InlineData("ChatOptions M() => new() { Instructions = , Tools = [..missing.Select(t => )] };")]
    public async Task Incomplete_code_is_no_error(string member) => await Scan.RunAsync([Scan.Class(member)], requireValid: false);

    private static string Render(IEnumerable<Microsoft.CodeAnalysis.Diagnostic> diagnostics) =>
        string.Join("\n", diagnostics.Select(diagnostic => $"{diagnostic} {string.Join(",", diagnostic.AdditionalLocations)}"));
}
