using CachePrefix.Analyzers.Volatility.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

public class FlowTests
{
    [Theory]
    [InlineData("""ChatMessage M() { var b = new StringBuilder(); Head(b); return System(b.ToString()); } static void Head(StringBuilder b) => b.AppendLine($"Now {DateTime.Now}");""")]
    [InlineData("""ChatMessage M() { string Head() => "Now " + DateTime.Now; return System(Head() + Role); }""")]
    [InlineData("""ChatMessage M() { Func<string> head = () => $"Now {DateTime.Now}"; return System(head() + Role); }""")]
    [InlineData("""readonly string _head = $"Now {DateTime.Now}. "; ChatMessage M() => System(_head + Role);""")]
    [InlineData("""string _head = ""; void Load() => _head = $"Now {DateTime.Now}. "; ChatMessage M() => System(_head + Role);""")]
    [InlineData("""record Facts(string Name, DateTime At); ChatMessage M() { var f = new Facts("a", DateTime.Now); return System($"{Role} {f.At}"); }""")]
    [InlineData("""ChatMessage M() { var (name, at) = ("a", DateTime.Now); return System($"{Role} {name} {at}"); }""")]
    [InlineData("""ChatMessage M(bool late) { string t; if (late) t = "late"; else t = DateTime.Now.ToString(); return System(Role + t); }""")]
    [InlineData("""ChatMessage M() { string t = ""; try { t = DateTime.Now.ToString(); } catch (Exception) { } return System(Role + t); }""")]
    [InlineData("""async Task<string> Head() { await Task.Yield(); return $"Now {DateTime.Now}"; } async Task<ChatMessage> M() => System(await Head());""")]
    [InlineData("""string Head { get { var now = DateTime.Now; return $"Now {now}"; } } ChatMessage M() => System(Head);""")]
    [InlineData("""IEnumerable<string> Lines() { yield return Role; yield return DateTime.Now.ToString(); } ChatMessage M() => System(string.Join("\n", Lines()));""")]
    [InlineData("""interface IHead { string Text(); } class Head : IHead { public string Text() => "" + DateTime.Now; } ChatMessage M(IHead head) => System(head.Text() + Role);""")]
    public async Task The_clock_is_followed(string member) => Assert.Contains("CPA1001", await Scan.IdsAsync(member));

    [Fact]
    public async Task A_diagnostic_names_the_source_the_way_and_the_text_that_follows()
    {
        var diagnostics = await Scan.RunAsync(
            """class Prompts { public static string Head() => $"It is {DateTime.Now:HH:mm}. "; }""",
            """
            using Microsoft.Extensions.AI;
            class Bot { ChatOptions Options() => new() { Instructions = Prompts.Head() + "Answer in one sentence." }; }
            """);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("CPA1001", diagnostic.Id);
        Assert.Equal("DateTime.Now", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Contains("'Head'", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("Answer in one sentence.", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("subday", diagnostic.Properties[DiagnosticProperties.Granularity]);
        Assert.Equal("instructions", diagnostic.Properties[DiagnosticProperties.SinkKind]);
        Assert.Equal("P:Microsoft.Extensions.AI.ChatOptions.Instructions", diagnostic.Properties[DiagnosticProperties.Sink]);
        var last = diagnostic.AdditionalLocations[^1];
        Assert.Equal("Prompts.Head() + \"Answer in one sentence.\"", last.SourceTree!.ToString().Substring(last.SourceSpan.Start, last.SourceSpan.Length));
    }

    [Fact]
    public async Task A_parameter_that_reaches_a_sink_is_reported_where_the_volatile_value_is_passed()
    {
        var diagnostics = await Scan.RunAsync(
            """
            using Microsoft.Extensions.AI;
            static class Messages { public static ChatMessage Make(string text) => new(ChatRole.System, text); }
            """,
            """class Bot { object Ask() => Messages.Make($"Now {DateTime.Now}"); object Stable() => Messages.Make("constant text"); }""");
        Assert.Equal("File1.cs", Assert.Single(diagnostics).Location.SourceTree!.FilePath);
    }

    [Theory]
    [InlineData(4, DiagnosticSeverity.Warning)]
    [InlineData(5, DiagnosticSeverity.Info)]
    public async Task A_way_through_many_files_is_less_sure(int files, DiagnosticSeverity severity)
    {
        var helpers = Enumerable.Range(1, files - 1).Select(number =>
            $"static class Helper{number} {{ public static string Text() => {(number == files - 1 ? "$\"It is {System.DateTime.Now}. Be brief.\"" : $"Helper{number + 1}.Text()")}; }}");
        var found = await Scan.RunAsync([Scan.Class("ChatMessage M() => System(Helper1.Text());"), .. helpers]);

        Assert.Contains(("CPA1001", severity), found.Select(static diagnostic => (diagnostic.Id, diagnostic.Severity)));
    }
}
