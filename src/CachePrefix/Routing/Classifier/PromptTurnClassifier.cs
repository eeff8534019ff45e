namespace CachePrefix;

/// <summary>Labels turns with a prompt definition of the program's own, whose answers are the values of an enumeration.</summary>
/// <typeparam name="TPrompt">The prompt, with a cheap tier and an output bound.</typeparam>
/// <typeparam name="TLabel">The enumeration; its names are those of the labels.</typeparam>
/// <param name="client">The prompt's client.</param>
/// <param name="createPrompt">Makes the prompt of a turn.</param>
public sealed class PromptTurnClassifier<TPrompt, TLabel>(PromptClient<TPrompt, TLabel> client, Func<string, TPrompt> createPrompt) : ITurnClassifier
    where TLabel : struct, Enum
{
    /// <inheritdoc />
    public async ValueTask<TurnLabel> ClassifyAsync(string turn, IReadOnlyList<RouteLabel> labels, CancellationToken cancellationToken)
    {
        try
        {
            var result = await client.SendAsync(createPrompt(turn), cancellationToken).ConfigureAwait(false);
            return new TurnLabel(Enum.GetName(result.Value), Confidence: null, result.Usage, result.Cost);
        }
        catch (PromptException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new TurnLabel(Label: null, Confidence: null, exception.Usage, exception.Cost);
        }
    }
}
