using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What is volatile is found alike wherever code can put it.</summary>
public class PositionTests
{
    private static readonly (string Id, string Text)[] Texts =
    [
        ("CPA1001", """$"{Role} It is {DateTime.Now}." """),
        ("CPA1002", """$"{Role} Today is {DateTime.Now:yyyy-MM-dd}." """),
        ("CPA1003", "Role + Guid.NewGuid()"),
        ("CPA1004", """Role + string.Join(", ", new ConcurrentDictionary<string, string>().Keys)"""),
        ("CPA1006", """Role + string.Join(", ", Directory.GetFiles("."))"""),
        ("CPA1007", """string.Format("{0} costs {1:N2}", Role, 1234.5m)"""),
        ("CPA1008", "Role + Environment.ProcessId"),
        ("CPA1013", "Role + Weather()"),
    ];

    private static readonly (string Name, string Code)[] Positions =
    [
        ("return", "ChatMessage M() { return new(ChatRole.System, $TEXT$); }"),
        ("expression body", "ChatMessage M() => new(ChatRole.System, $TEXT$);"),
        ("lambda", "Func<ChatMessage> M() => () => new(ChatRole.System, $TEXT$);"),
        ("argument", "ChatMessage M() => System($TEXT$);"),
        ("conditional", "bool _isOn; ChatMessage M() => _isOn ? new(ChatRole.System, $TEXT$) : new(ChatRole.User, Role);"),
        ("collection expression", "List<ChatMessage> M() => [new(ChatRole.System, $TEXT$)];"),
        ("with", """record Prompt(string Text); ChatMessage M() => new(ChatRole.System, (new Prompt("a") with { Text = $TEXT$ }).Text);"""),
        ("field", "readonly string _text = $TEXT$; ChatMessage M() => new(ChatRole.System, _text);"),
        ("property", "string Text => $TEXT$; ChatMessage M() => new(ChatRole.System, Text);"),
        ("local function", "ChatMessage M() { return Make(); ChatMessage Make() => new(ChatRole.System, $TEXT$); }"),
        ("switch arm", "int _kind; ChatMessage M() => _kind switch { 1 => new(ChatRole.System, $TEXT$), _ => new(ChatRole.User, Role) };"),
        ("primary constructor", "record Prompt(string Text); ChatMessage M() => new(ChatRole.System, new Prompt($TEXT$).Text);"),
    ];

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var position in Positions)
            {
                foreach (var text in Texts)
                    data.Add(position.Name, text.Id);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_is_found_once(string position, string id)
    {
        var code = Positions.Single(known => known.Name == position).Code.Replace("$TEXT$", Texts.Single(known => known.Id == id).Text, StringComparison.Ordinal);

        var reported = (await Scan.RunAsync(Scan.Class("[Volatile] static string Weather() => \"rain\"; " + code))).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);
        Assert.Equal([id], reported.Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task The_order_of_files_and_threads_changes_nothing()
    {
        var files = Positions.SelectMany(static _ => Texts, static (position, text) => (position, text)).Where(static (_, index) => index % 5 == 0)
            .Select(static (pair, index) => Scan.Class("[Volatile] static string Weather() => \"rain\"; " + pair.position.Code.Replace("$TEXT$", pair.text.Text, StringComparison.Ordinal)).Replace("class Subject", $"class Subject{index}", StringComparison.Ordinal))
            .ToList();
        var expected = await ReportAsync(files);

        await Parallel.ForAsync(0, 50, async (run, _) =>
        {
            var order = new Random(run);
            Assert.Equal(expected, await ReportAsync([.. files.OrderBy(_ => order.Next())]));
        });
    }

    private static async Task<IReadOnlyList<string>> ReportAsync(IReadOnlyList<string> files) =>
        [.. (await Scan.RunAsync(files)).Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity} {diagnostic.Location.SourceTree!.ToString()[diagnostic.Location.SourceSpan.Start..]} {diagnostic.GetMessage(null)}").Order(StringComparer.Ordinal)];
}
