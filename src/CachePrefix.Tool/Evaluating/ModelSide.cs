using System.ClientModel;
using System.Diagnostics;
using System.Text.Json;
using Anthropic;
using CachePrefix.Evaluation;
using CachePrefix.Models;
using Microsoft.Extensions.AI;
using OpenAI;

namespace CachePrefix.Tool.Evaluating;

/// <summary>Asks a model with the provider's own SDK, with the system prompt as a cached prefix.</summary>
internal sealed class ModelSide(PromptSetup setup, ModelInfo model, IChatClient client) : IDisposable
{
    /// <summary>What models may answer where no bound is given; providers that need a bound get this one.</summary>
    private const int Unbounded = 4_096;

    public static ModelSide Create(PromptSetup setup, ModelCatalog catalog)
    {
        if (!catalog.TryFind(setup.Model!, out var model))
            throw new CommandException($"The model '{setup.Model}' of '{setup.Name}' is not in the catalogue; `cacheprefix models list` shows those that are, --models adds others.");

        return new ModelSide(setup, model, model.Provider.Id switch
        {
            "anthropic" => CreateAnthropic(setup),
            "openai" => CreateOpenAI(setup),
            _ => throw new CommandException($"The tool cannot ask '{setup.Model}', which is of {model.Provider.Id}: it asks models of anthropic and openai. Record the answers in a .jsonl file, or use the library."),
        });
    }

    public EvaluatedSystem<string, JsonElement> ToSystem() => new(setup.Name!, setup.ToVersion(), AskAsync);

    public void Dispose() => client.Dispose();

    private async Task<SystemAnswer<JsonElement>> AskAsync(string input, CancellationToken cancellationToken)
    {
        var system = string.Join("\n\n", new[] { setup.System, setup.Brevity }.Where(static text => !string.IsNullOrWhiteSpace(text)));
        List<ChatMessage> messages = system.Length == 0 ? [] : [new(ChatRole.System, system)];
        messages.Add(new ChatMessage(ChatRole.User, input));
        var options = new ChatOptions
        {
            MaxOutputTokens = setup.MaxOutputTokens ?? Unbounded,
            Temperature = setup.Temperature,
            ResponseFormat = setup.Schema is { } schema ? ChatResponseFormat.ForJsonSchema(schema, "answer") : null,
        };
        var started = Stopwatch.GetTimestamp();
        var response = await client.GetResponseAsync(messages, options, cancellationToken);
        var usage = response.Usage is null ? default : CountingChatClient.UsageOf(response.Usage);
        return new SystemAnswer<JsonElement>
        {
            Value = AnswerText.Read(response.Text),
            Flaw = response.FinishReason == ChatFinishReason.Length ? $"the answer was cut off at {options.MaxOutputTokens} tokens" : response.Text.Length == 0 ? "the answer is empty" : null,
            Cost = response.Usage is null ? null : model.CostOf(usage, DateTimeOffset.UtcNow)?.Total,
            Usage = usage,
            Latency = Stopwatch.GetElapsedTime(started),
            Model = response.ModelId ?? setup.Model,
        };
    }

    private static IChatClient CreateAnthropic(PromptSetup setup)
    {
        var client = setup.Endpoint is null
            ? new AnthropicClient { ApiKey = KeyOf("ANTHROPIC_API_KEY", setup) }
            : new AnthropicClient { ApiKey = KeyOf("ANTHROPIC_API_KEY", setup), BaseUrl = setup.Endpoint.ToString().TrimEnd('/') };
        return client.AsIChatClient(setup.Model!).WithAnthropicCaching();
    }

    private static IChatClient CreateOpenAI(PromptSetup setup)
    {
        var options = new OpenAIClientOptions();
        if (setup.Endpoint is not null)
            options.Endpoint = setup.Endpoint;
        return new global::OpenAI.Chat.ChatClient(setup.Model!, new ApiKeyCredential(KeyOf("OPENAI_API_KEY", setup)), options).AsIChatClient();
    }

    private static string KeyOf(string variable, PromptSetup setup) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key ? key
        : setup.Endpoint is { IsLoopback: true } ? "any"
        : throw new CommandException($"Asking '{setup.Model}' needs an API key in the environment variable {variable}, or an \"endpoint\" on this machine.");
}
