using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>The usage of a stream, request by request: a client that invokes functions below this one streams several.</summary>
internal sealed class StreamedRequest(PromptChatOptions? options)
{
    private CacheWrites? _writes;
    private UsageDetails? _usage;
    private string? _model;
    private bool _isOpen;
    private bool _isFromProvider;

    public void Read(ChatResponseUpdate update)
    {
        if (CacheWrites.Of(update) is { } writes)
        {
            End();
            _writes = writes;
        }

        _isOpen = true;
        _isFromProvider |= update.RawRepresentation is not null;
        _model ??= update.ModelId;
        foreach (var usage in update.Contents.OfType<UsageContent>())
        {
            _writes?.AddTo(usage.Details);
            (_usage ??= new UsageDetails()).Add(usage.Details);
        }
    }

    public void End()
    {
        if (_isOpen)
            options?.ReportRequest(_usage, _model, _isFromProvider);
        (_writes, _usage, _model, _isOpen, _isFromProvider) = (null, null, null, false, false);
    }
}
