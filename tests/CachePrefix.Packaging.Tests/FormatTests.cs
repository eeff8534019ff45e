namespace CachePrefix.Packaging.Tests;

/// <summary>All fixes in one run of <c>dotnet format analyzers</c>.</summary>
[Collection(PackageFeedCollection.Name)]
public sealed class FormatTests(PackageFeed feed)
{
    // The first finding of several rules has no fix, and the fixes of the others differ from finding to finding.
    private const string Prompts = """"
        using CachePrefix;
        using Microsoft.Extensions.AI;

        namespace Consumer;

        [Prompt(MaxOutputTokens = 100), Tier("simple")]
        public sealed partial record Ask : IPrompt<string>
        {
            [CachedPrefix] public string Role => $"You answer questions. It is {DateTime.Now:HH:mm}. Be kind.";
            [CachedPrefix] public string Machine => "You answer questions on " + Environment.MachineName + ". Be brief.";
            [PromptInput] public required string Question { get; init; }
        }

        public static class Requests
        {
            public static List<ChatMessage> OnlyTheTime(string question) =>
                [new(ChatRole.System, DateTime.Now.ToString("T")), new(ChatRole.User, question)];

            public static List<ChatMessage> First(string question) =>
                [new(ChatRole.System, $"You are helpful. It is {DateTime.Now:HH:mm}. Be kind."), new(ChatRole.User, question)];

            public static List<ChatMessage> Second(string question, List<ChatMessage> history) =>
                [new(ChatRole.System, $"You are helpful. Today is {DateTime.Now}. Be kind."), .. history, new(ChatRole.User, question), .. history];

            public static List<ChatMessage> Third(string question) =>
                [new(ChatRole.System, $$"""
                    You are helpful.
                    Request {{Guid.NewGuid()}}.
                    """), new(ChatRole.User, question)];

            public static List<ChatMessage> Fourth(string question, double rate, HashSet<string> names)
            {
                var ratio = Math.Sqrt(Environment.ProcessorCount / 3);
                return [new(ChatRole.System, $"The rate is {ratio:P1}. " + string.Join(",", new HashSet<string> { "a", "b" })), new(ChatRole.User, question)];
            }
        }
        """";

    [Fact]
    public async Task One_run_fixes_all_rules()
    {
        var project = new ConsumerProject(feed, "format", [("CachePrefix", BuildSettings.PackageVersion)]);
        project.Write("Prompts.cs", Prompts);
        var found = await project.BuildAsync();

        var output = await project.FormatAsync("CPA1001", "CPA1003", "CPA1004", "CPA1007", "CPA1008");

        Assert.DoesNotContain("Fix All action", output, StringComparison.Ordinal);
        var code = project.Read("Prompts.cs");
        foreach (var moved in new[] { "<current_time>It is {DateTime.Now:HH:mm}.</current_time>", "<request_id>Request {Guid.NewGuid()}.</request_id>", "<current_time>Today is {DateTime.Now}.</current_time>", "CurrentTime => $\"It is {DateTime.Now:HH:mm}.\"", "EnvironmentText =>", "CultureInfo.InvariantCulture", "StringComparer.Ordinal" })
            Assert.Contains(moved, code, StringComparison.Ordinal);
        Assert.Equal(["DateTime.Now.ToString(\"T\")"], code.Split('\n').Where(line => line.Contains("DateTime.Now.ToString", StringComparison.Ordinal)).Select(_ => "DateTime.Now.ToString(\"T\")"));
        var left = await project.BuildAsync();
        Assert.True(left.Count < found.Count / 2 + 1, string.Join("\n", found) + "\n=>\n" + string.Join("\n", left));
    }
}
