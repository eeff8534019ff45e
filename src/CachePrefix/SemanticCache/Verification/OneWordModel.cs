using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Asks a model for one word about texts that are data, and prices the answer.</summary>
internal sealed class OneWordModel
{
    private const int MaxOutputTokens = 16;

    private readonly IChatClient _client;
    private readonly string? _model;
    private readonly PriceBook _prices;
    private readonly TimeProvider _time;

    public OneWordModel(IChatClient client, TimeProvider? timeProvider, ModelCatalog? catalog)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _time = timeProvider ?? TimeProvider.System;
        _model = (client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId;
        _prices = new PriceBook(catalog ?? ModelCatalog.Default, _time);
    }

    public async ValueTask<(string Word, TokenUsage Usage, decimal? Cost)> AskAsync(string instructions, string data, CancellationToken cancellationToken)
    {
        var response = await _client.GetResponseAsync(
            [new ChatMessage(ChatRole.System, instructions), new ChatMessage(ChatRole.User, data)],
            new ChatOptions { MaxOutputTokens = MaxOutputTokens },
            cancellationToken).ConfigureAwait(false);

        var usage = UsageReader.Read(response.Usage);
        var price = _prices.Find(response, _model, usage, _time.GetTimestamp());
        return (response.Text.Trim(' ', '\t', '\r', '\n', '"', '\'', '.', '*', '`').ToLowerInvariant(), usage, price?.TotalOf(usage));
    }
}
