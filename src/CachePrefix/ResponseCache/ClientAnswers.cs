using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What exact and semantic caches over a client have in common: who the client is, what is kept of its answers, how they are given again.</summary>
internal sealed class ClientAnswers
{
    private readonly ResponseCacheOptions _options;
    private readonly TimeProvider _time;
    private readonly PriceBook _prices;
    private readonly string? _model;

    public ClientAnswers(IChatClient client, ResponseCacheOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _prices = new PriceBook(options.Catalog ?? ModelCatalog.Default, time);
        var metadata = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        _model = metadata?.DefaultModelId;
        Identity = string.Join('\n', metadata?.ProviderName, metadata?.ProviderUri?.OriginalString, _model);
    }

    /// <summary>Provider, address and model of the client.</summary>
    public string Identity { get; }

    public static ChatResponse Replay(CachedAnswer hit, AnswerSource source)
    {
        hit.Response.CreatedAt = hit.CreatedAt;
        hit.Response.AdditionalProperties = new AdditionalPropertiesDictionary { [ResponseCachingChatClient.SourceKey] = source };
        return hit.Response;
    }

    public static IEnumerable<ChatResponseUpdate> ReplayUpdates(CachedAnswer hit, AnswerSource source, bool inPieces)
    {
        var isText = hit.Response.Messages is [{ Contents: [TextContent] }];
        if (!isText || !inPieces)
            return Replay(hit, source).ToChatResponseUpdates();

        return Pieces.Of(hit, inPieces: true).Select(text => new ChatResponseUpdate(ChatRole.Assistant, text)
        {
            ModelId = hit.Model,
            CreatedAt = hit.CreatedAt,
            FinishReason = hit.Response.FinishReason,
            AdditionalProperties = new AdditionalPropertiesDictionary { [ResponseCachingChatClient.SourceKey] = source },
        });
    }

    public static List<int> LengthsOf(IEnumerable<ChatResponseUpdate> updates) =>
        [.. updates.Where(static update => update.Text.Length > 0).Select(static update => update.Text.Length)];

    /// <summary>The bytes to keep; <see langword="null"/> for answers that are cut off, refused or not there yet.</summary>
    public byte[]? PayloadOf(ChatResponse response, IReadOnlyList<int> pieces)
    {
        if (Answers.FlawOf(response, Answers.TextOf(response)) is not (AttemptOutcome.Accepted or AttemptOutcome.Empty)
            || response.ContinuationToken is not null
            || response.Messages.Count == 0)
        {
            return null;
        }

        var model = response.ModelId ?? _model;
        var usage = UsageReader.Read(response.Usage);
        var cost = _prices.Find(response, _model, usage, _time.GetTimestamp())?.TotalOf(usage);
        return CachedAnswerFormat.Write(new CachedAnswer(response, "", model, cost, _time.GetUtcNow(), pieces), _options);
    }
}
