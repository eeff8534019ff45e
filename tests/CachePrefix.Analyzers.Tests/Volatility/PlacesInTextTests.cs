using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What follows a value that fills a place in a text is what is behind that place.</summary>
public class PlacesInTextTests
{
    private const string Ahead = "Answer in one sentence, name the part by its number and never guess a price.";

    private const string Behind = "Never promise a date of delivery that the warehouse has not confirmed.";

    /// <summary>Ways to fill a place; <c>«a»</c> is the text ahead of it, <c>«b»</c> the text behind it.</summary>
    private static readonly string[] Ways =
    [
        """ChatMessage M(string city) => new(ChatRole.System, string.Format("«a» City: {0}. «b»", city));""",
        """ChatMessage M(string city) => new(ChatRole.System, string.Format(CultureInfo.InvariantCulture, "«a» {{braces}} City: {0,12}. «b»", city));""",
        """ChatMessage M(string city) => new(ChatRole.System, string.Format("«a» {1} {0}. «b»", city, Role));""",
        """ChatMessage M(string city) => new(ChatRole.System, string.Format("«a» {0}. «b»", new object[] { city }));""",
        """ChatMessage M(string city) => new(ChatRole.System, string.Format("«a» {0} {1} {2} {3}. «b»", 1, 2, 3, city));""",
        """ChatMessage M(string city) { var text = new StringBuilder(); text.AppendFormat("«a» {0} {1} {2} {3}. «b»", 1, 2, 3, city); return new(ChatRole.System, text.ToString()); }""",
        """ChatMessage M(string city) { object[] all = [city]; return new(ChatRole.System, string.Format("«a» {0}. «b»", all)); }""",
        """const string Pattern = "«a» {0}. «b»"; ChatMessage M(string city) => new(ChatRole.System, string.Format(Pattern, city));""",
        """static readonly string Pattern = "«a» {0}. «b»"; ChatMessage M(string city) => new(ChatRole.System, string.Format(Pattern, city));""",
        """ChatMessage M(string city) { var text = new StringBuilder(); text.AppendFormat("«a» {0}. «b»", city); return new(ChatRole.System, text.ToString()); }""",
        """ChatMessage M(string city) => new(ChatRole.System, "«a» <city>. «b»".Replace("<city>", city));""",
        """ChatMessage M(string city) => new(ChatRole.System, "«a» <role> <city>. «b»".Replace("<city>", city).Replace("<role>", Role));""",
        """ChatMessage M(string city) => new(ChatRole.System, "«a» <role> <city>. «b»".Replace("<role>", Role).Replace("<city>", city, StringComparison.Ordinal));""",
        """const string Template = "«a» <city>. «b»"; ChatMessage M(string city) => new(ChatRole.System, Template.Replace("<city>", city));""",
        """static string Template => $"«a» It is {DateTime.Today:yyyy}. <city>. «b»"; ChatMessage M(string city) => new(ChatRole.System, Template.Replace("<city>", city));""",
        """static string Make() => $"«a» It is {DateTime.Today:yyyy}. <city>. «b»"; ChatMessage M(string city) => new(ChatRole.System, Make().Replace("<role>", Role).Replace("<city>", city));""",
        """static string Template => $"«a» It is {DateTime.Today:yyyy}. <city>. «b»"; ChatMessage M(string city) => new(ChatRole.System, Template.Replace("<city>", JsonSerializer.Serialize(new { city })).Replace("<role>", Role));""",
        """static string Template => $"«a» It is {DateTime.Today:yyyy}. <city>. «b»"; ChatMessage M(string? city) => new(ChatRole.System, Template.Replace("<role>", Role).Replace("<city>", city ?? Role));""",
        """ChatMessage M(string? city) => new(ChatRole.System, string.Format("«a» {0}. «b»", city ?? Role));""",
        """ChatMessage M(string city) => new(ChatRole.System, $"«a» {city}. «b»");""",
        """ChatMessage M(string city) => new(ChatRole.System, "«a» " + city + ". «b»");""",
    ];

    public static TheoryData<string> Fillings() => [.. Ways];

    [Theory]
    [MemberData(nameof(Fillings))]
    public async Task The_text_behind_the_place_is_quoted(string way)
    {
        var finding = await FindAsync(way, ahead: "You help.", Behind);

        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
        Assert.Contains(Behind[..20], finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public async Task Text_ahead_of_the_place_does_not_follow_it(string way)
    {
        var finding = await FindAsync(way, Ahead, behind: string.Empty);

        Assert.Equal(DiagnosticSeverity.Hidden, finding.Severity);
        Assert.DoesNotContain(Ahead[..10], finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""string Pattern { get; set; } = Role + " {0} {1}"; ChatMessage M(string city) => new(ChatRole.System, string.Format(Pattern, city, Role));""")]
    [InlineData("""Dictionary<string, string> settings = []; ChatMessage M(string city) => new(ChatRole.System, string.Format(settings["Prompt"], city));""")]
    public async Task Nothing_is_known_to_follow_in_a_pattern_that_is_not_known(string way)
    {
        var found = await Scan.RunAsync(Scan.Class(way));

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "CPA1010" && diagnostic.Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData("""ChatMessage M(List<Doc> docs) { var text = new StringBuilder(); text.AppendLine("«a»"); foreach (var doc in docs) { text.AppendLine($"Source: {doc.Name}"); text.AppendLine(); } text.AppendLine("«b»"); return new(ChatRole.System, text.ToString()); }""")]
    [InlineData("""ChatMessage M(List<Doc> docs) { var text = new StringBuilder("«a»"); foreach (var doc in docs) text.Append($"{doc.Name}: {doc.Text}\n"); text.Append("«b»"); return new(ChatRole.System, text.ToString()); }""")]
    [InlineData("""ChatMessage M(List<Doc> docs) { var text = "«a»"; foreach (var doc in docs) text += $"Source: {doc.Name}\n"; text += "«b»"; return new(ChatRole.System, text); }""")]
    [InlineData("""string Text(List<Doc> docs) { if (docs.Count == 0) return "Answer from what you know."; var text = new StringBuilder(); text.AppendLine("«a»"); foreach (var doc in docs) text.AppendLine($"Source: {doc.Name}"); text.AppendLine("«b»"); return text.ToString(); } ChatMessage M(List<Doc> docs) => new(ChatRole.System, Text(docs));""")]
    [InlineData("""ChatMessage M(List<Doc> docs) { var text = new StringBuilder(); text.AppendLine("«a»"); foreach (var doc in docs) { if (doc.Text.Length > 3) text.AppendLine($"Source: {doc.Name}"); else text.AppendLine(doc.Text); } text.AppendLine("«b»"); return new(ChatRole.System, text.ToString()); }""")]
    public async Task The_text_ahead_of_a_loop_does_not_follow_its_rounds(string way)
    {
        var code = way.Replace("«a»", Ahead, StringComparison.Ordinal).Replace("«b»", Behind, StringComparison.Ordinal);

        var found = await Scan.RunAsync(Scan.Class(code, "class Doc { public string Name = \"\"; public string Text = \"\"; }"));

        var finding = Assert.Single(found, static diagnostic => diagnostic.Id == "CPA1010" && diagnostic.Severity == DiagnosticSeverity.Info);
        Assert.Contains(Behind[..20], finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static async Task<Diagnostic> FindAsync(string way, string ahead, string behind)
    {
        var code = way.Replace("«a»", ahead, StringComparison.Ordinal).Replace("«b»", behind, StringComparison.Ordinal);

        return Assert.Single(await Scan.RunAsync(Scan.Class(code)), static diagnostic => diagnostic.Id == "CPA1010" && !diagnostic.GetMessage(CultureInfo.InvariantCulture).StartsWith("'text'", StringComparison.Ordinal));
    }
}
