namespace CachePrefix.Layout.Tests.Rules;

/// <summary>The rules see a request through the code that makes it.</summary>
public class RequestFlowTests
{
    private const string Four = """new(ChatRole.System, [new TextContent("1").WithCacheControl(Ttl.Ttl5m), new TextContent("22").WithCacheControl(Ttl.Ttl5m), new TextContent("333").WithCacheControl(Ttl.Ttl5m), new TextContent("4444").WithCacheControl(Ttl.Ttl5m)])""";
    private const string Fifth = """new(ChatRole.User, [new TextContent("55555").WithCacheControl(Ttl.Ttl5m)])""";
    private const string Send = "await chat.GetResponseAsync(messages);";

    [Theory]
    [InlineData("a helper that returns the list", $"async Task M(IChatClient chat) {{ var messages = Base(); messages.Add({Fifth}); {Send} }} List<ChatMessage> Base() => [{Four}];")]
    [InlineData("a helper that adds to it", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [{Four}]; Extend(messages); {Send} }} static void Extend(List<ChatMessage> messages) => messages.Add({Fifth});")]
    [InlineData("a helper of a helper", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [{Four}]; One(messages); {Send} }} static void One(List<ChatMessage> list) => Two(list); static void Two(List<ChatMessage> list) => list.Add({Fifth});")]
    [InlineData("an extension that returns it", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = Chained(new List<ChatMessage> {{ {Four} }}); {Send} }} static List<ChatMessage> Chained(List<ChatMessage> list) {{ list.Add({Fifth}); return list; }}")]
    [InlineData("a local function", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [{Four}]; Extend(); {Send} void Extend() => messages.Add({Fifth}); }}")]
    [InlineData("an awaited helper", $"async Task M(IChatClient chat) {{ var messages = await BaseAsync(); messages.Add({Fifth}); {Send} }} async Task<List<ChatMessage>> BaseAsync() {{ await Task.Yield(); return [{Four}]; }}")]
    [InlineData("an iterator", $"async Task M(IChatClient chat) {{ var messages = Base().ToList(); messages.Add({Fifth}); {Send} }} IEnumerable<ChatMessage> Base() {{ yield return {Four}; }}")]
    [InlineData("a static property", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [First, {Fifth}]; {Send} }} static ChatMessage First => {Four};")]
    [InlineData("a static field", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [First, {Fifth}]; {Send} }} static readonly ChatMessage First = {Four};")]
    [InlineData("a field that a call fills", $"List<ChatMessage>? _messages; async Task M(IChatClient chat) {{ Fill(); await chat.GetResponseAsync(_messages!); }} void Fill() => _messages = [{Four}, {Fifth}];")]
    [InlineData("an object that holds it", $"class Prompt {{ public List<ChatMessage> Messages {{ get; }} = [{Four}]; }} async Task M(IChatClient chat) {{ var prompt = new Prompt(); prompt.Messages.Add({Fifth}); await chat.GetResponseAsync(prompt.Messages); }}")]
    [InlineData("a builder", $"class Builder {{ private readonly List<ChatMessage> _list = []; public Builder Add(ChatMessage message) {{ _list.Add(message); return this; }} public List<ChatMessage> Build() => _list; }} async Task M(IChatClient chat) {{ var messages = new Builder().Add({Four}).Add({Fifth}).Build(); {Send} }}")]
    [InlineData("a message that a helper marks", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [{Four}, Marked(\"55555\")]; {Send} }} static ChatMessage Marked(string text) => new(ChatRole.User, [new TextContent(text).WithCacheControl(Ttl.Ttl5m)]);")]
    [InlineData("both branches", $"async Task M(IChatClient chat, bool flag) {{ List<ChatMessage> messages = [{Four}]; var last = new TextContent(\"55555\"); if (flag) last.WithCacheControl(Ttl.Ttl5m); else last.WithCacheControl(Ttl.Ttl5m); messages.Add(new(ChatRole.User, [last])); {Send} }}")]
    public async Task Five_breakpoints_are_counted_through(string way, string code)
    {
        Assert.NotEmpty(way);
        Assert.Equal(["CPA2002: WithCacheControl"], await RequestScan.RunAsync(code));
    }

    [Theory]
    [InlineData("a helper that may add", $"async Task M(IChatClient chat, bool flag) {{ List<ChatMessage> messages = [{Four}]; Extend(messages, flag); {Send} }} static void Extend(List<ChatMessage> messages, bool flag) {{ if (flag) messages.Add({Fifth}); }}")]
    [InlineData("a helper that clears", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [{Four}]; Reset(messages); messages.Add({Fifth}); {Send} }} static void Reset(List<ChatMessage> messages) => messages.Clear();")]
    [InlineData("a helper that replaces", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [{Four}]; Swap(ref messages); messages.Add({Fifth}); {Send} }} static void Swap(ref List<ChatMessage> messages) => messages = [];")]
    [InlineData("a lambda that may not run", $"async Task M(IChatClient chat) {{ List<ChatMessage> messages = [{Four}]; Action add = () => messages.Add({Fifth}); {Send} add(); }}")]
    [InlineData("a loop", $"async Task M(IChatClient chat, string[] texts) {{ List<ChatMessage> messages = [{Four}]; foreach (var text in texts) messages.Add(new(ChatRole.User, [new TextContent(text).WithCacheControl(Ttl.Ttl5m)])); {Send} }}")]
    [InlineData("a list of another object", $"class Prompt {{ public List<ChatMessage> Messages {{ get; }} = []; }} async Task M(IChatClient chat) {{ var (one, two) = (new Prompt(), new Prompt()); one.Messages.Add({Four}); two.Messages.Add({Fifth}); await chat.GetResponseAsync(one.Messages); }}")]
    [InlineData("a parameter that one way replaces", $"async Task M(IChatClient chat, List<ChatMessage> messages, bool flag) {{ if (flag) messages = [{Four}, new(ChatRole.User, \"question\")]; messages.Add({Fifth}); {Send} }}")]
    [InlineData("an override that adds nothing", $"abstract class Part {{ public abstract void Add(List<ChatMessage> list); }} class None : Part {{ public override void Add(List<ChatMessage> list) {{ }} }} class One : Part {{ public override void Add(List<ChatMessage> list) => list.Add({Fifth}); }} async Task M(IChatClient chat, Part part) {{ List<ChatMessage> messages = [{Four}]; part.Add(messages); {Send} }}")]
    public async Task What_may_not_be_sent_is_not_counted(string way, string code)
    {
        Assert.NotEmpty(way);
        Assert.Empty(await RequestScan.RunAsync(code));
    }

    [Fact]
    public async Task The_model_and_the_text_come_through_helpers() => Assert.Equal(
        ["CPA3001: WithCacheControl"],
        await RequestScan.RunAsync("""
            Task M(IChatClient chat) => chat.GetResponseAsync(Messages("You are kind."), Options("claude-haiku-4-5"));
            static List<ChatMessage> Messages(string role) => [new(ChatRole.System, [new TextContent(role).WithCacheControl(Ttl.Ttl5m)])];
            static ChatOptions Options(string model) => new() { ModelId = model };
            """));

    [Theory]
    [InlineData("readonly List<ChatMessage> _history = []; async Task M(IChatClient chat) { _history.Add(new(ChatRole.System, \"role\")); await chat.GetResponseAsync(_history); }")]
    [InlineData("readonly List<ChatMessage> _history = []; async Task M(IChatClient chat, string question) { if (_history.Count == 0) _history.Add(new(ChatRole.System, \"role\")); _history.Add(new(ChatRole.User, question)); await chat.GetResponseAsync(_history); }")]
    [InlineData("readonly List<ChatMessage> _history = [new(ChatRole.System, \"role\")]; async Task M(IChatClient chat, string question) { while (true) { _history.Add(new(ChatRole.User, question)); var answer = await chat.GetResponseAsync(_history); _history.AddRange(answer.Messages); } }")]
    public async Task A_conversation_that_begins_in_a_field_is_fine(string code) => Assert.Empty(await RequestScan.RunAsync(code));

    [Fact]
    public async Task Code_in_another_file_is_reported_there() => Assert.Equal(
        ["CPA2008: new(ChatRole.System, text)"],
        await RequestScan.RunAsync(
            "Task M(IChatClient chat, string question) { List<ChatMessage> messages = [new(ChatRole.User, question)]; Subject1.Remind(messages, \"Be brief.\"); return chat.GetResponseAsync(messages); }",
            "public static void Remind(List<ChatMessage> messages, string text) => messages.Add(new(ChatRole.System, text));"));

    [Fact]
    public async Task Recursion_ends() => Assert.Empty(await RequestScan.RunAsync($$"""
        async Task M(IChatClient chat) { var messages = Grow([{{Four}}], 3); {{Send}} }
        static List<ChatMessage> Grow(List<ChatMessage> list, int left) { if (left == 0) return list; list.Add(new(ChatRole.User, "more")); return Grow([.. list], left - 1); }
        """));
}
