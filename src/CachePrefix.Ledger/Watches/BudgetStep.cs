using System.Runtime.CompilerServices;

namespace CachePrefix.Ledger.Watches;

/// <summary>Refuses calls while a budget is spent.</summary>
internal sealed class BudgetStep(CallWatch watch) : IAnswerStep
{
    public bool AppliesTo(PromptLayout prompt, in AnswerPolicies policies) => true;

    public ValueTask<PromptResult> SendAsync(PromptCall call, PromptSender next, CancellationToken cancellationToken)
    {
        watch.RequireBudget(call.Layout.Name);
        return next(call, cancellationToken);
    }

    public async IAsyncEnumerable<AnswerPiece> StreamAsync(PromptCall call, PromptStreamer next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        watch.RequireBudget(call.Layout.Name);
        await foreach (var piece in next(call, cancellationToken).ConfigureAwait(false))
            yield return piece;
    }
}
