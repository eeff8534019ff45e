using System.ClientModel;
using System.Text.Json;
using Anthropic;
using CachePrefix.Models;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace CachePrefix.Tool.Commands;

/// <summary>Makes the clients that a run needs of its requests, which name the model and show the interface.</summary>
internal static class BatchTiers
{
    public static async Task<ITierRegistry> OfAsync(IBatchStore store, BatchRun run, Uri? baseUrl, ModelCatalog catalog, CancellationToken cancellationToken)
    {
        var tiers = new List<Tier>();
        foreach (var part in run.Parts.Where(static part => !part.IsDirect).DistinctBy(static part => part.Tier))
        {
            var (model, isResponses) = await RequestAsync(store, run.Name, part.Number, cancellationToken).ConfigureAwait(false);
            if (!catalog.TryFind(model, out var info))
                throw new CommandException($"Tier '{part.Tier}' of run '{run.Name}' asks model '{model}', which the catalogue does not have; add it with --models, or let the program that made the run go on with it.");
            tiers.Add(new Tier(part.Tier, ClientOf(info.Provider.Id, model, isResponses, baseUrl)));
        }

        return new TierRegistry([.. tiers]);
    }

    private static IChatClient ClientOf(string provider, string model, bool isResponses, Uri? baseUrl)
    {
        switch (provider)
        {
            case "anthropic":
                var anthropic = new AnthropicClient { ApiKey = Key("ANTHROPIC_API_KEY") };
                if (baseUrl is not null)
                    anthropic = new AnthropicClient { ApiKey = Key("ANTHROPIC_API_KEY"), BaseUrl = baseUrl.ToString().TrimEnd('/') };
                return anthropic.AsIChatClient(model).WithAnthropicCaching();
            case "openai":
                var key = new ApiKeyCredential(Key("OPENAI_API_KEY"));
                var endpoint = baseUrl is null ? null : new Uri(baseUrl, "v1");
                return isResponses
                    ? new ResponsesClient(key, endpoint is null ? new ResponsesClientOptions() : new ResponsesClientOptions { Endpoint = endpoint }).AsIChatClient(model).WithOpenAICaching()
                    : new ChatClient(model, key, endpoint is null ? new OpenAIClientOptions() : new OpenAIClientOptions { Endpoint = endpoint }).AsIChatClient().WithOpenAICaching();
            default:
                throw new CommandException($"The tool knows no batches of provider '{provider}'; let the program that made the run go on with it.");
        }
    }

    private static string Key(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } key
        ? key
        : throw new CommandException($"There is no key: set the environment variable {name}.");

    private static async Task<(string Model, bool IsResponses)> RequestAsync(IBatchStore store, string run, int part, CancellationToken cancellationToken)
    {
        var file = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"part-{part:0000}.requests");
        var stream = await store.OpenAsync(run, file, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException($"Run '{run}' has lost its file '{file}'; restore it, or delete the run.");
        using var reader = new StreamReader(stream);
        var line = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? "";
        try
        {
            using var body = JsonDocument.Parse(line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
            return (body.RootElement.GetProperty("model").GetString() ?? "", body.RootElement.TryGetProperty("input", out _));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CommandException($"The file '{file}' of run '{run}' holds no requests: {exception.Message}");
        }
    }
}
