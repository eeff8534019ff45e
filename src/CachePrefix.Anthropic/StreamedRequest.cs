using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>The usage of a stream, request by request: a client that invokes functions below this one streams several.</summary>
internal sealed class StreamedRequest(PromptChatOptions? options)
{
    private CacheWrites? _writes;
    private UsageDetails? _usage;
    private string? _model;

    public void Read(ChatResponseUpdate update)
    {
        if (CacheWrites.Of(update) is { } writes)
        {
            End();
            _writes = writes;
        }

        _model ??= update.ModelId;
        foreach (var usage in update.Contents.OfType<UsageContent>())
        {
            _writes?.AddTo(usage.Details);
            (_usage ??= new UsageDetails()).Add(usage.Details);
        }
    }

    public void End()
    {
        options?.ReportRequest(_usage, _model);
        (_writes, _usage, _model) = (null, null, null);
    }
}
