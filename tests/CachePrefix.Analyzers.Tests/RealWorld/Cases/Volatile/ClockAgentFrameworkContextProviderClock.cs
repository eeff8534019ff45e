// reports CPA1001 on DateTimeOffset.Now

using Microsoft.Agents.AI;

namespace Application;

class P : AIContextProvider
{
    protected override ValueTask<AIContext> ProvideAIContextAsync(InvokingContext context, CancellationToken ct = default) => new(new AIContext { Instructions = $"Now: {DateTimeOffset.Now:HH:mm}" });
}
