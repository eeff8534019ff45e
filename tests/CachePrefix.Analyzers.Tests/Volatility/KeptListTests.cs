using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>A message that is put behind those of a conversation which has begun changes nothing that was sent before.</summary>
public class KeptListTests
{
    private const string Late = "public void Note() => _kept.Add(System($\"It is {DateTime.Now:HH:mm}. \" + Role));";

    [Theory]
    [InlineData("readonly List<ChatMessage> _kept = []; public Subject() => _kept.Add(System(Role));")]
    [InlineData("readonly List<ChatMessage> _kept = []; public Subject() { Begin(); } void Begin() { _kept.Add(System(Role)); }")]
    [InlineData("readonly List<ChatMessage> _kept = [new ChatMessage(ChatRole.System, Role)];")]
    [InlineData("readonly List<ChatMessage> _kept = new() { new ChatMessage(ChatRole.System, Role) };")]
    [InlineData("readonly List<ChatMessage> _kept; public Subject() { _kept = new List<ChatMessage> { System(Role) }; }")]
    public async Task A_list_has_begun_with_its_object(string begun) => Assert.DoesNotContain(await RunAsync(begun + Late), static id => id == "CPA1001");

    [Theory]
    [InlineData("readonly List<ChatMessage> _kept = [];" + Late)]
    [InlineData("readonly List<ChatMessage> _kept = []; public Subject() { }" + Late)]
    [InlineData("readonly List<ChatMessage> _kept = []; readonly List<ChatMessage> _other = []; public Subject() => _other.Add(System(Role));" + Late)]
    [InlineData("readonly List<ChatMessage> _kept = []; public void Begin() => _kept.Add(System(Role));" + Late)]
    [InlineData("readonly List<ChatMessage> _kept = []; public Subject() => _kept.Add(System(Role)); public void Again() { _kept.Clear(); _kept.Add(System($\"It is {DateTime.Now:HH:mm}. \" + Role)); }")]
    [InlineData("readonly List<ChatMessage> _kept = []; public Subject() => _kept.Add(System($\"It is {DateTime.Now:HH:mm}. \" + Role));")]
    public async Task What_begins_a_list_counts(string members) => Assert.Contains(await RunAsync(members), static id => id == "CPA1001");

    private static async Task<IEnumerable<string>> RunAsync(string members) =>
        (await Scan.RunAsync(Scan.Class(members + " public Task M(IChatClient client) => client.GetResponseAsync(_kept);"))).Where(static found => found.Severity > DiagnosticSeverity.Hidden).Select(static found => found.Id);
}
