namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What one member of an object says of another.</summary>
public class SiblingTests
{
    private const string Conversation = """
        class Conversation
        {
            readonly List<(string Role, string Text)> _messages = [];
            readonly DateTime _started;
            public Conversation(string system) { _messages.Add(("system", system)); _started = DateTime.Now; }
            public IEnumerable<(string Role, string Text)> Messages => _messages;
            public TimeSpan Age => DateTime.UtcNow - _started;
            public string Heading => $"Started {_started}";
        }
        """;

    private const string Page = """
        class Page { public Guid Serial { get; set; } public string Text { get; set; } = ""; }
        record Entry(Guid Serial, string Text);
        class Outcome<T> { public T Value = default!; public DateTime At; public static Outcome<T> Success(T value) => new() { Value = value, At = DateTime.UtcNow }; }
        """;

    [Theory]
    [InlineData("List<ChatMessage> Convert(Conversation c) => c.Messages.Select(m => System(m.Text)).ToList(); object M() => Convert(new Conversation(Role));")]
    [InlineData("class Call { public string Serial = \"\"; } class Answer { public List<Call> Calls { get; } = []; public string Error { get; set; } = \"\"; } int _calls; async Task<Answer> Ask() { await Task.Yield(); var answer = new Answer(); var call = new Call(); call.Serial = $\"call_{_calls++}\"; answer.Calls.Add(call); return answer; } async Task<ChatMessage> M() => System((await Ask()).Error + Role);")]
    [InlineData("object M() => new Conversation(Role).Messages.Select(m => System(m.Text)).ToList();")]
    [InlineData("""IEnumerable<Page> All() { yield return new Page { Serial = Guid.NewGuid(), Text = "table a" }; } ChatMessage M() => System(string.Join(" ", All().Select(p => p.Text)));""")]
    [InlineData("""ChatMessage M() { var all = new List<Entry> { new(Guid.NewGuid(), "table a") }; var text = Role; foreach (var e in all) text += e.Text; return System(text); }""")]
    [InlineData("""async Task<Page> Load() { await Task.Yield(); return new Page { Serial = Guid.NewGuid(), Text = "table a" }; } async Task<ChatMessage> M() => System((await Load()).Text);""")]
    [InlineData("""ChatMessage M() => System(Outcome<string>.Success(Role).Value);""")]
    public async Task A_member_does_not_carry_the_moment_of_its_sibling(string member) =>
        Assert.Empty(await Scan.IdsAsync(member, Conversation + Page));

    [Theory]
    [InlineData("""ChatOptions M() { var all = new List<ChatMessage> { new(ChatRole.System, Role) { CreatedAt = DateTimeOffset.UtcNow } }; return new ChatOptions { Instructions = string.Join(" ", all.Select(m => m.Text)) }; }""")]
    [InlineData("""class Rules : ChatMessage { public Rules() : base(ChatRole.System, "You help.") { CreatedAt = DateTimeOffset.UtcNow; } } ChatOptions M() { var all = new List<ChatMessage> { new Rules() }; return new ChatOptions { Instructions = string.Join(" ", all.Select(m => m.Text)) }; }""")]
    public async Task What_is_not_sent_of_a_message_is_not_its_text(string member) =>
        Assert.DoesNotContain("CPA1001", await Scan.IdsAsync(member));

    [Theory]
    [InlineData("CPA1001", "ChatMessage Convert(Conversation c) => System(Role + c.Heading); object M() => Convert(new Conversation(Role));")]
    [InlineData("CPA1003", """IEnumerable<Page> All() { yield return new Page { Text = Guid.NewGuid().ToString() }; } ChatMessage M() => System(string.Join(" ", All().Select(p => p.Text)));""")]
    [InlineData("CPA1003", """ChatMessage M() { var all = new List<Entry> { new(Guid.NewGuid(), "table a") }; var text = Role; foreach (var e in all) text += e.Serial; return System(text); }""")]
    [InlineData("CPA1001", """ChatMessage M() => System(Outcome<string>.Success($"{Role} {DateTime.Now}").Value);""")]
    public async Task A_member_carries_its_own(string id, string member) =>
        Assert.Contains(id, await Scan.IdsAsync(member, Conversation + Page));
}
