using System.ClientModel.Primitives;

namespace CachePrefix.OpenAI;

/// <summary>Ends the SDK's retries of a request that must not be sent twice. Stands behind the retry policy.</summary>
internal sealed class SingleSendPolicy : PipelinePolicy
{
    private bool _isSent;

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Check(message);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Check(message);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Check(PipelineMessage message)
    {
        if (_isSent)
            throw new HttpRequestException($"The batch was not confirmed{(message.Response is { } response ? $" (status {response.Status})" : "")}; it is looked for before it is submitted again.");
        _isSent = true;
    }
}
