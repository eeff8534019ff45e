using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Which data of callers is reported, and how often.</summary>
public class CallerDataTests
{
    private const string Types = """
        class Loader { public string Load(string name) => name.Trim(); }
        class Profile { public string Name { get; set; } = ""; }
        class Settings { public string SystemPrompt { get; set; } = ""; }
        """;

    [Fact]
    public async Task A_sink_has_one_report_of_caller_data_and_one_of_identity()
    {
        var diagnostics = await RunAsync("""ChatMessage M(string a, string b, string userId, string sessionId) => System($"Help {a} with {b} as {userId} in {sessionId} today.");""");
        Assert.Equal([("CPA1010", "a"), ("CPA1009", "userId")], diagnostics.Select(diagnostic => (diagnostic.Id, TextAt(diagnostic.Location))));
        Assert.Contains("b", diagnostics[0].AdditionalLocations.SkipLast(1).Select(TextAt));
        Assert.Contains("sessionId", diagnostics[1].AdditionalLocations.SkipLast(1).Select(TextAt));
        Assert.All(diagnostics, diagnostic => Assert.Equal(diagnostic.Properties["hops"], $"{diagnostic.AdditionalLocations.Count}"));
        Assert.All(diagnostics, diagnostic => Assert.Equal("text", TextAt(diagnostic.AdditionalLocations[^1])));
    }

    [Fact]
    public async Task Two_sinks_have_two_reports()
    {
        var diagnostics = await RunAsync("""object M(string a) => new ChatMessage(ChatRole.System, $"Help {a} well."); object N(string b) => new ChatMessage(ChatRole.System, $"Help {b} well.");""");
        Assert.Equal(["CPA1010", "CPA1010"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("""Func<string, object> M() => name => System($"Help {name} well.");""")]
    [InlineData("""ChatMessage M(Loader loader) => System($"Help with {loader.Load("a")} well.");""")]
    [InlineData("""ChatMessage M(Func<string> load) => System($"Help with {load()} well.");""")]
    [InlineData("""ChatMessage M(IQueryable<Profile> profiles) => System($"Help {profiles.First().Name} well.");""")]
    public async Task Services_queries_and_lambdas_are_no_caller_data(string member) =>
        Assert.DoesNotContain("CPA1010", (await RunAsync(member)).Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("""Settings M(string name) => new() { SystemPrompt = $"Help {name} well." };""")]
    [InlineData("""static string SystemMessage(string name) => $"Help {name} well.";""")]
    public async Task Parameters_of_a_prompt_by_name_alone_are_hidden(string member) =>
        Assert.Equal([("CPA1010", DiagnosticSeverity.Hidden)], (await RunAsync(member)).Select(diagnostic => (diagnostic.Id, diagnostic.Severity)));

    [Fact]
    public async Task A_value_that_reaches_two_sinks_is_reported_once_with_both()
    {
        var diagnostic = Assert.Single(await RunAsync("""static string Now() => DateTime.Now.ToString("O"); object M() => System(Now()); object N() => new ChatMessage(ChatRole.System, Now());"""));
        Assert.Equal("CPA1001", diagnostic.Id);
        var hops = int.Parse(diagnostic.Properties["hops"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["text", "Now()"], diagnostic.AdditionalLocations.Skip(hops - 1).Select(TextAt).Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData("""ChatMessage M(Profile profile) => System($"Help {profile.Name} well.");""", "profile.Name")]
    [InlineData("""ChatMessage M(IReadOnlyList<string> names) => System($"Help {string.Join(", ", names.Select(n => n.Trim()))} well.");""", "names")]
    [InlineData("""ChatMessage M(Dictionary<string, string> facts) { var text = ""; foreach (var (key, value) in facts) text += $"{key}: {value}."; return System(text + "Be brief."); }""", "facts")]
    public async Task Data_of_the_caller_is_reported_where_it_is_read(string member, string origin)
    {
        var diagnostic = Assert.Single(await RunAsync(member), static diagnostic => diagnostic.Id == "CPA1010");
        Assert.Equal(origin, TextAt(diagnostic.Location));
    }

    [Fact]
    public async Task A_whole_prompt_from_an_unknown_caller_is_hidden()
    {
        var diagnostic = Assert.Single(await Scan.RunAsync(Scan.Class("", Types)));
        Assert.Equal(("CPA1010", DiagnosticSeverity.Hidden, "text"), (diagnostic.Id, diagnostic.Severity, TextAt(diagnostic.Location)));
    }

    [Theory]
    [InlineData("""class Agent { readonly string _name; public Agent(string name) => _name = name; ChatMessage Ask() => new(ChatRole.System, $"Help {_name} well."); }""")]
    [InlineData("""class Agent(Profile profile) { readonly List<ChatMessage> _messages = [new(ChatRole.System, $"Help {profile.Name} well.")]; }""")]
    public async Task Data_given_to_a_constructor_is_hidden(string type) =>
        Assert.Equal([("CPA1010", DiagnosticSeverity.Hidden)], (await RunAsync("", type)).Select(diagnostic => (diagnostic.Id, diagnostic.Severity)));

    [Theory]
    [InlineData("""static T Guard<T>(Func<T> load) => load(); ChatMessage M(Profile profile) => System("Help " + Guard(() => profile.Name) + " well.");""", DiagnosticSeverity.Info)]
    [InlineData("""static string Tone(bool isFormal) => isFormal ? "Be formal." : "Be casual."; ChatMessage M(bool isFormal) => System("Help. " + Tone(isFormal));""", DiagnosticSeverity.Hidden)]
    [InlineData("""class Context { public List<string> Parts { get; } = []; } void Fill(Context context, string name) => context.Parts.Add($"The user {name} is here today."); ChatMessage M(Context context) => System(string.Join(" ", context.Parts));""", DiagnosticSeverity.Info)]
    public async Task Data_of_the_caller_is_followed(string members, DiagnosticSeverity severity) =>
        Assert.Contains(("CPA1010", severity), (await RunAsync(members)).Select(diagnostic => (diagnostic.Id, diagnostic.Severity)));

    private static async Task<IReadOnlyList<Diagnostic>> RunAsync(string member, string types = "") =>
        [.. (await Scan.RunAsync(Scan.Class(member, Types + types))).Where(diagnostic => TextAt(diagnostic.Location) != "text")];

    private static string TextAt(Location location) => location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}
