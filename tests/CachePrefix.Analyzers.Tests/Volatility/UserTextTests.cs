using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>A prompt that is one turn of the user has a prefix, too, where its rules are long and the same for all requests.</summary>
public class UserTextTests
{
    private static readonly string Rules = string.Concat(Enumerable.Repeat("Never promise a date of delivery that the warehouse has not confirmed. ", 8));

    private static readonly string[] Ways =
    [
        "Task M() => openAI.CompleteChatAsync([new OpenAI.Chat.SystemChatMessage(Role), new OpenAI.Chat.UserChatMessage({0})]);",
        "Task M() { var prompt = {0}; return openAI.CompleteChatAsync([new OpenAI.Chat.SystemChatMessage(Role), new OpenAI.Chat.UserChatMessage(prompt)]); }",
        "Task M() => client.GetResponseAsync([new ChatMessage(ChatRole.User, {0})]);",
        "Task M() => client.GetResponseAsync({0});",
        "Task M() { var prompt = {0}; return Ask(prompt); } Task Ask(string prompt) => client.GetResponseAsync(prompt);",
        "object M() => new { model = \"m\", messages = new[] { new { role = \"user\", content = {0} } } };",
        "object M() => new { model = \"m\", prompt = {0}, stream = false };",
        "object M() { var prompt = {0}; return new { contents = new[] { new { parts = new[] { new { text = prompt } } } } }; }",
        "void M(List<ChatMessage> all) => all.Add(new ChatMessage(ChatRole.User, {0}));",
    ];

    private static readonly (string Text, bool IsFound)[] Texts =
    [
        ("$\"Request {Guid.NewGuid()}. {rules}\"", true),
        ("$\"It is {DateTime.Now:HH:mm}. {rules}\"", true),
        ("\"It is \" + DateTime.UtcNow.Ticks + \"{rules}\"", true),
        ("$\"{rules} It is {DateTime.Now:HH:mm}.\"", false),
        ("$\"Today is {DateTime.Now:yyyy-MM-dd}. {rules}\"", false),
        ("$\"It is {DateTime.Now:HH:mm}. Be brief.\"", false),
        ("$\"{ask} {rules}\"", false),
    ];

    public static TheoryData<string, string, bool> Cases()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (var way in Ways)
        {
            foreach (var (text, isFound) in Texts)
                cases.Add(way, text, isFound);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_moment_ahead_of_long_rules_is_worth_a_look(string way, string text, bool isFound)
    {
        var members = way.Replace("{0}", text.Replace("{rules}", Rules, StringComparison.Ordinal), StringComparison.Ordinal);

        var found = await Scan.RunAsync(Scan.Class("OpenAI.Chat.ChatClient openAI; IChatClient client; string ask; " + members));

        var shown = found.Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).ToList();
        if (isFound)
            Assert.Equal(DiagnosticSeverity.Info, Assert.Single(shown, static diagnostic => diagnostic.Id is "CPA1001" or "CPA1003").Severity);
        else
            Assert.DoesNotContain(shown, static diagnostic => diagnostic.Id is "CPA1001" or "CPA1002" or "CPA1003" or "CPA1010");
    }

    [Fact]
    public async Task A_moment_that_a_caller_gives_is_found_where_it_is_made()
    {
        var found = await Scan.RunAsync(Scan.Class("OpenAI.Chat.ChatClient openAI; Task M() => Ask(Guid.NewGuid().ToString()); Task Ask(string id) => openAI.CompleteChatAsync([new OpenAI.Chat.UserChatMessage($\"Request {id}. " + Rules + "\")]);"));

        var finding = Assert.Single(found, static diagnostic => diagnostic.Id == "CPA1003");
        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
        Assert.Contains("the turn of the user", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_that_a_helper_sends_is_found_where_it_is_written()
    {
        var found = await Scan.RunAsync(Scan.Class("OpenAI.Chat.ChatClient openAI; Task M() => Ask($\"Request {Guid.NewGuid()}. " + Rules + "\"); Task Ask(string prompt) => openAI.CompleteChatAsync([new OpenAI.Chat.UserChatMessage(prompt)]);"));

        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(found, static diagnostic => diagnostic.Id == "CPA1003").Severity);
    }
}
