using System.Reflection;
using CachePrefix.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Generator.Tests.Extending;

/// <summary>What CONTRIBUTING.md says of a new step and a new provider, done, compiled against the public API alone, and run with a prompt.</summary>
public sealed class NewPartTests
{
    private const string Configuration = """{ "tiers": { "simple": { "model": "claude-haiku-4-5" } } }""";

    private const string Program =
        """
        namespace Acme;

        using Microsoft.Extensions.DependencyInjection;

        [Prompt, Tier("simple")]
        public sealed partial record Ask : IPrompt<string>
        {
            [CachedPrefix] public const string Role = "You answer questions.";
            [PromptInput] public required string Question { get; init; }
        }

        public static class Program
        {
            public static List<string> Seen { get; } = [];

            public static async Task<string> SendAsync(IChatClient client, Func<IServiceCollection, IServiceProvider> build)
            {
                var services = new ServiceCollection();
                services.AddCachePrefix(options => options.AddTier("simple", _ => /*client*/));
                services.AddPrompts();
                /*services*/
                var ask = build(services).GetRequiredService<IAskClient>();
                var streamed = "";
                await foreach (var piece in ask.StreamAsync(new Ask { Question = "Streamed?" }))
                    streamed += piece.Text;
                return (await ask.SendAsync(new Ask { Question = "Sent?" })).Value + "|" + streamed;
            }
        }
        """;

    [Fact]
    public async Task A_new_step_is_one_folder_and_stands_between_prompts_and_models()
    {
        if (OperatingSystem.IsWindows())
            return;

        var files = await Scaffold.RunAsync("new-step", "Noting");
        Assert.Equal(["src/CachePrefix/Noting/NotingStep.cs", "src/CachePrefix/Noting/NotingExtensions.cs"], files.Keys);

        var step = files["src/CachePrefix/Noting/NotingStep.cs"]
            .Replace("return result;", "Acme.Program.Seen.Add($\"sent {call.Layout.Name}\"); return result;", StringComparison.Ordinal)
            .Replace("yield return piece;", "{ if (piece.Result is not null) Acme.Program.Seen.Add($\"streamed {call.Layout.Name}\"); yield return piece; }", StringComparison.Ordinal);
        var assembly = await CompileAsync([step, files["src/CachePrefix/Noting/NotingExtensions.cs"], With("client", "services.AddNoting();")]);

        Assert.Equal("Yes.|Yes.", await RunAsync(assembly, new RecordingClient()));
        Assert.Equal(["streamed Ask", "sent Ask"], (List<string>)assembly.GetType("Acme.Program")!.GetProperty("Seen")!.GetValue(null)!);
    }

    [Fact]
    public async Task A_new_provider_is_one_package_whose_client_gets_the_breakpoints()
    {
        if (OperatingSystem.IsWindows())
            return;

        var files = await Scaffold.RunAsync("new-provider", "Acme");
        Assert.Equal(5, files.Count);
        Assert.Contains("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", files["src/CachePrefix.Acme/CachePrefix.Acme.csproj"], StringComparison.Ordinal);

        var assembly = await CompileAsync([files["src/CachePrefix.Acme/AcmeCachingChatClient.cs"], files["src/CachePrefix.Acme/AcmeCachingExtensions.cs"], With("client.WithAcmeCaching()", "")]);
        var client = new RecordingClient();

        Assert.Equal("Yes.|Yes.", await RunAsync(assembly, client));
        Assert.Equal(2, client.Requests.Count);
        Assert.All(client.Requests, static request => Assert.Equal(["You answer questions.: 5m"], request));
    }

    private static string With(string client, string services) =>
        Program.Replace("/*client*/", client, StringComparison.Ordinal).Replace("/*services*/", services, StringComparison.Ordinal);

    private static async Task<Assembly> CompileAsync(IReadOnlyList<string> sources)
    {
        var outcome = await DefinitionOutcome.OfAsync([.. sources.Append("global using System.Net.Http;")], Configuration, analyze: false);
        Assert.Empty(outcome.Complaints);
        using var image = new MemoryStream();
        var result = outcome.Output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }

    private static Task<string> RunAsync(Assembly assembly, IChatClient client) => (Task<string>)assembly.GetType("Acme.Program")!.GetMethod("SendAsync")!
        .Invoke(null, [client, (IServiceCollection services) => (IServiceProvider)services.BuildServiceProvider()])!;

    /// <summary>Answers yes and notes the marks of the form that the template writes.</summary>
    private sealed class RecordingClient : IChatClient
    {
        public List<IReadOnlyList<string>> Requests { get; } = [];

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Requests.Add([.. messages.SelectMany(static message => message.Contents).OfType<TextContent>()
                .Where(static content => content.AdditionalProperties?.ContainsKey("cache_control") == true)
                .Select(static content => $"{content.Text}: {content.AdditionalProperties!["cache_control"]}")]);
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "Yes.")));
        }

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
                yield return update;
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
