namespace CachePrefix;

/// <summary>
/// Stands between a prompt's client and the models and may answer in their place, as a response cache does. Steps are registered as
/// services; the one that was registered first is asked first.
/// </summary>
public interface IAnswerStep
{
    /// <summary>Whether the step has anything to do with a prompt. Asked once per client.</summary>
    /// <param name="prompt">The prompt's layout.</param>
    /// <param name="policies">Whether and how long its answers may be given again.</param>
    bool AppliesTo(PromptLayout prompt, in AnswerPolicies policies);

    /// <summary>Answers a call, or lets it go on.</summary>
    /// <param name="call">The call.</param>
    /// <param name="next">Asks the steps behind this one and, at the end, the models.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The result of <paramref name="next"/>, or one that <see cref="PromptCall.Replay"/> made of an earlier answer.</returns>
    ValueTask<PromptResult> SendAsync(PromptCall call, PromptSender next, CancellationToken cancellationToken);

    /// <summary>Streams the answer to a call, or lets it go on.</summary>
    /// <param name="call">The call.</param>
    /// <param name="next">Asks the steps behind this one and, at the end, the models.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The pieces in order; the last one carries the result.</returns>
    IAsyncEnumerable<AnswerPiece> StreamAsync(PromptCall call, PromptStreamer next, CancellationToken cancellationToken);
}

/// <summary>Asks what comes behind a step.</summary>
/// <param name="call">The call.</param>
/// <param name="cancellationToken">Ends the call at once.</param>
public delegate ValueTask<PromptResult> PromptSender(PromptCall call, CancellationToken cancellationToken);

/// <summary>Streams from what comes behind a step.</summary>
/// <param name="call">The call.</param>
/// <param name="cancellationToken">Ends the call at once.</param>
public delegate IAsyncEnumerable<AnswerPiece> PromptStreamer(PromptCall call, CancellationToken cancellationToken);
