using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>A severity says how sure a finding is and how often it costs.</summary>
public class SeverityTests
{
    [Theory]
    [InlineData("CPA1003", DiagnosticSeverity.Warning, """class Room { public string Label { get; } = Guid.NewGuid().ToString(); } ChatMessage M(Room room) => System($"You answer for {room.Label}. {Role}");""")]
    [InlineData("CPA1003", DiagnosticSeverity.Hidden, """class Room { public string Label { get; set; } = ""; } static Room Seed() => new() { Label = Guid.NewGuid().ToString() }; ChatMessage M(Room room) => System($"You answer for {room.Label}. {Role}");""")]
    [InlineData("CPA1001", DiagnosticSeverity.Hidden, """class Room { public string Booked { get; set; } = ""; } static void Book(Room room) => room.Booked = $"{DateTime.Now:HH:mm}"; ChatMessage M(Room room) => System($"You answer for {room.Booked}. {Role}");""")]
    [InlineData("CPA1001", DiagnosticSeverity.Warning, """class Room { public string Booked { get; set; } = ""; } ChatMessage M() { var room = new Room { Booked = $"{DateTime.Now:HH:mm}" }; return System($"You answer for {room.Booked}. {Role}"); }""")]
    [InlineData("CPA1005", DiagnosticSeverity.Hidden, """ChatMessage M(Dictionary<string, string> terms) => System(string.Join("; ", terms) + Role);""")]
    [InlineData("CPA1008", DiagnosticSeverity.Hidden, """ChatMessage M() => System(Role + Environment.NewLine + "Be brief.");""")]
    [InlineData("CPA1015", DiagnosticSeverity.Info, """static string Pay() => ""; ChatOptions M(bool canPay) { var options = new ChatOptions { Tools = [] }; if (canPay) options.Tools.Add(AIFunctionFactory.Create(Pay)); return options; }""")]
    [InlineData("CPA1014", DiagnosticSeverity.Info, """readonly Queue<ChatMessage> _recent = new(); void M() { while (_recent.Count > 9) _recent.TryDequeue(out _); }""")]
    [InlineData("CPA1014", DiagnosticSeverity.Info, """void M(List<ChatMessage> messages) => messages[1] = new ChatMessage(ChatRole.User, "cut");""")]
    public async Task It_says_how_sure_a_finding_is(string id, DiagnosticSeverity severity, string members)
    {
        var found = await Scan.RunAsync([Scan.Class(members)]);

        Assert.Equal(severity, Assert.Single(found, diagnostic => diagnostic.Id == id).Severity);
    }

    [Fact]
    public async Task A_list_of_messages_may_replace_its_entries()
    {
        const string Members = """
            class Turns : IEnumerable<ChatMessage>
            {
                readonly List<ChatMessage> _all = [];
                public ChatMessage this[int index] { get => _all[index]; set => _all[index] = value; }
                public IEnumerator<ChatMessage> GetEnumerator() => _all.GetEnumerator();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            """;
        Assert.DoesNotContain(await Scan.RunAsync([Scan.Class("", Members)]), static diagnostic => diagnostic.Id == "CPA1014");
        Assert.Contains(await Scan.RunAsync([Scan.Class("", Members.Replace(" : IEnumerable<ChatMessage>", " : System.Collections.IEnumerable", StringComparison.Ordinal))]), static diagnostic => diagnostic.Id == "CPA1014");
    }
}
