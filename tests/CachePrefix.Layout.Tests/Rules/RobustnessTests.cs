using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Layout.Tests.Rules;

public class RobustnessTests
{
    [Fact]
    public async Task Code_that_ends_anywhere_is_no_error()
    {
        var source = RequestVerifier.Class(AllSorts);
        Assert.NotEmpty(await RunAsync(source));
        for (var length = source.IndexOf("RunAsync", StringComparison.Ordinal); length < source.Length; length += 17)
            await RunAsync(source[..length]);
    }

    [Fact]
    public async Task Deep_expressions_end() =>
        await RunAsync(RequestVerifier.Class($"var message = new ChatMessage(ChatRole.System, {string.Join(" + ", Enumerable.Repeat("question", 3000))});"));

    private const string AllSorts = """
        var tool = new Tool { Name = "find", InputSchema = new InputSchema(), CacheControl = new() };
        var parameters = new MessageCreateParams
        {
            Model = "claude-haiku-4-5",
            MaxTokens = 100,
            Tools = [tool],
            CacheControl = new() { Ttl = Ttl.Ttl1h },
            System = new List<TextBlockParam> { new("") { CacheControl = new() }, new($"{DateTime.Now}") { CacheControl = new CacheControlEphemeral { Ttl = "5m" } } },
            Messages = [new UserMessageParam { Content = new List<ContentBlockParam> { new TextBlockParam(question) { CacheControl = new() } } }],
        };
        var other = parameters with { System = "text" };
        List<ChatMessage> messages = [.. history, new(ChatRole.System, [new TextContent("one").WithCacheControl(Ttl.Ttl5m), new TextContent("\n") { AdditionalProperties = new() { ["cache_control"] = 1 } }])];
        foreach (var item in history)
            messages.Insert(0, item);
        switch (question) { case "a": messages = [messages[0]]; break; default: messages.Clear(); break; }
        var options = new ChatOptions { Instructions = $"{question}", RawRepresentationFactory = _ => parameters, Tools = [AIFunctionFactory.Create(() => 1)] };
        (options.AdditionalProperties ??= [])["prompt_cache_key"] = "key";
        await chat.GetResponseAsync(messages, flag ? options : null);
        var part = OpenAI.Chat.ChatMessageContentPart.CreateTextPart("a");
        part.Patch.Set("$.prompt_cache_breakpoint"u8, "{}");
        new OpenAI.Chat.ChatClient("gpt-5.6", "key").CompleteChat([new OpenAI.Chat.SystemChatMessage(part)]);
        """;

    /// <summary>Analyses a text and asks for a fix of each finding; nothing may throw.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> RunAsync(string source)
    {
        var project = new AdhocWorkspace().CurrentSolution.AddProject("Program", "Program", LanguageNames.CSharp)
            .WithMetadataReferences(ReferenceSets.Default)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var document = project.AddDocument("Program.cs", source);
        var compilation = (await document.Project.GetCompilationAsync())!;
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception.ToString()), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var findings = await compilation.WithAnalyzers([new RequestAnalyzer(), new VolatilityAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        foreach (var finding in findings)
            await new RequestLayoutCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (_, _) => { }, CancellationToken.None));
        return findings;
    }
}
