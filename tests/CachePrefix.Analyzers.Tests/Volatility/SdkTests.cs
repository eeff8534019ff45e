using CachePrefix.Analyzers.Tests.Stubs;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

public class SdkTests
{
    [Theory]
    [InlineData("using Microsoft.Extensions.AI;", """object M() => new ChatMessage(ChatRole.System, [new TextContent($"Now {DateTime.Now}")]);""")]
    [InlineData("using Microsoft.Extensions.AI;", """object M() => new ChatOptions { Instructions = $"Now {DateTime.Now}" };""")]
    [InlineData("using OpenAI.Chat;", """object M() => new SystemChatMessage($"Now {DateTime.Now}");""")]
    [InlineData("using OpenAI.Chat;", """object M() => new DeveloperChatMessage($"Now {DateTime.Now}");""")]
    [InlineData("using OpenAI.Chat;", """object M() => ChatMessage.CreateSystemMessage($"Now {DateTime.Now}");""")]
    [InlineData("using OpenAI.Responses;", """object M() => new CreateResponseOptions { Instructions = $"Now {DateTime.Now}" };""")]
    [InlineData("using Anthropic.Models.Messages;", """object M() => new MessageCreateParams { Model = "m", MaxTokens = 1, Messages = [], System = $"Now {DateTime.Now}" };""")]
    [InlineData("using Anthropic.Models.Messages;", """object M() => new MessageCreateParams { Model = "m", MaxTokens = 1, Messages = [], System = new List<TextBlockParam> { new() { Text = $"Now {DateTime.Now}" } } };""")]
    [InlineData("", """object M() => new { role = "system", content = $"Now {DateTime.Now}" };""")]
    [InlineData("", """object M() => new Dictionary<string, object> { ["role"] = "system", ["content"] = $"Now {DateTime.Now}" };""")]
    [InlineData("", """string BuildSystemPrompt() => $"Now {DateTime.Now}";""")]
    public async Task The_sink_is_known(string usings, string member)
    {
        var diagnostics = await RunAsync(usings, member);
        Assert.Equal(["CPA1001"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("using Microsoft.Extensions.AI;", """object M() => new ChatMessage(ChatRole.User, $"Now {DateTime.Now}");""")]
    [InlineData("using OpenAI.Chat;", """object M() => new UserChatMessage($"Now {DateTime.Now}");""")]
    [InlineData("using Anthropic.Models.Messages;", """object M() => new MessageCreateParams { Model = "m", MaxTokens = 1, Messages = [new() { Role = Role.User, Content = $"Now {DateTime.Now}" }] };""")]
    [InlineData("", """object M() => new { role = "user", content = $"Now {DateTime.Now}" };""")]
    public async Task A_user_turn_is_not_prefix(string usings, string member) => Assert.Empty(await RunAsync(usings, member));

    [Theory]
    [InlineData("DateTimeOffset.UtcNow.ToString(\"T\", CultureInfo.InvariantCulture)", 1)]
    [InlineData("\"Acme\"", 0)]
    public async Task A_rendered_template_shows_its_arguments(string value, int count)
    {
        var code = $$$"""
            using Microsoft.SemanticKernel;
            using Microsoft.SemanticKernel.ChatCompletion;
            class Subject
            {
                async Task<object> M(Kernel kernel, IPromptTemplateFactory factory)
                {
                    var arguments = new KernelArguments { ["topic"] = {{{value}}} };
                    var text = await factory.Create(new PromptTemplateConfig("You talk about {{$topic}}.")).RenderAsync(kernel, arguments);
                    return new ChatHistory(text);
                }
            }
            """;
        var diagnostics = await Scan.RunAsync([code], requireValid: false, references: StubReferences.Platform.AddRange(StubReferences.For("Microsoft.SemanticKernel.Core")));
        Assert.Equal(count, diagnostics.Count(diagnostic => diagnostic.Id == "CPA1001"));
    }

    [Fact]
    public async Task Without_an_sdk_and_without_prompts_nothing_is_reported()
    {
        var diagnostics = await Scan.RunAsync(["""class Subject { string BuildGreeting() => $"Now {DateTime.Now}"; object M() => new { role = "system", content = BuildGreeting() }; }"""], references: ReferenceSets.Net);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public async Task A_project_that_holds_the_prompts_of_others_needs_no_sdk()
    {
        var diagnostics = await Scan.RunAsync(["""class Subject { string BuildSystemPrompt() => $"Now {DateTime.Now}"; }"""], references: ReferenceSets.Net);
        Assert.Equal([("CPA1001", DiagnosticSeverity.Info)], diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Severity)));
    }

    [Fact]
    public async Task Missing_packages_are_resolved_by_name_where_that_is_asked_for()
    {
        const string Code = """
            using Microsoft.SemanticKernel.ChatCompletion;
            class Subject
            {
                void M(ChatHistory history) => history.AddSystemMessage($"Now {DateTime.Now}");
                object N() => new ChatHistory($"Now {DateTime.Now}");
            }
            """;
        Assert.Empty(await Scan.RunAsync([Code], requireValid: false, references: ReferenceSets.Net));
        var options = new Dictionary<string, string> { ["cacheprefix.resolve_by_name"] = "true" };
        var found = await Scan.RunAsync([Code], options, requireValid: false, references: ReferenceSets.Net);
        Assert.Equal(["CPA1001", "CPA1001"], found.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("AIFunctionFactory.Create(List)")]
    [InlineData("AIFunctionFactory.Create(Subject.List, \"list\")")]
    [InlineData("KernelFunctionFactory.CreateFromMethod(List)")]
    public async Task What_a_tool_of_a_missing_package_answers_is_not_its_schema(string tool)
    {
        var code = $$"""
            using Microsoft.Agents.AI;
            class Subject
            {
                object M(object client) => client.AsAIAgent(instructions: "You help.", tools: [{{tool}}]);
                static string List() { var text = ""; foreach (var process in System.Diagnostics.Process.GetProcesses()) text += process.ProcessName; return text; }
            }
            """;
        var options = new Dictionary<string, string> { ["cacheprefix.resolve_by_name"] = "true" };
        Assert.Empty(await Scan.RunAsync([code], options, requireValid: false, references: ReferenceSets.Net));
        var told = code.Replace(tool, "System.Diagnostics.Process.GetProcesses().Select(process => process.ProcessName)", StringComparison.Ordinal).Replace("tools: [", "tools: [..", StringComparison.Ordinal);
        Assert.Contains("CPA1006", (await Scan.RunAsync([told], options, requireValid: false, references: ReferenceSets.Net)).Select(static diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("cacheprefix.volatile_members", "M:Subject.Weather", "CPA1013")]
    [InlineData("cacheprefix.stable_members", "P:System.DateTime.Now", null)]
    public async Task Options_add_rows(string key, string ids, string? expected)
    {
        const string Code = """
            using Microsoft.Extensions.AI;
            class Subject
            {
                static string Weather() => "rain";
                object M() => new ChatMessage(ChatRole.System, $"It rains: {Weather()}");
            }
            """;
        var code = expected is null ? Code.Replace("Weather()}", "DateTime.Now:O}", StringComparison.Ordinal) : Code;
        var diagnostics = await Scan.RunAsync([code], new Dictionary<string, string> { [key] = ids });
        Assert.Equal(expected is null ? [] : [expected], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> RunAsync(string usings, string member) => Scan.RunAsync(
        [$"#pragma warning disable OPENAI001\n{usings}\nclass Subject {{ {member} }}"],
        requireValid: false,
        references: ReferenceSets.Default);
}
