using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Hosting;

/// <summary>Answers calls and bills them, whatever brought them here.</summary>
internal sealed class CallEngine(EmulatorOptions options, FaultSwitch faults, PromptCache cache, Ledger ledger)
{
    /// <summary>Decides what a call is answered and what goes wrong with it.</summary>
    public AnswerDecision Decide(ProviderCall call)
    {
        var decision = options.Rules.Decide(call.Conversation);
        var fault = faults.Current.Next(call.Conversation) ?? options.Rules.Faults.Next(call.Conversation) ?? decision.Fault;
        return decision with { Fault = fault };
    }

    public CacheOutcome Plan(ProviderCall call, DateTimeOffset start, bool mayRead = true) => call.PlanCache(cache, start, mayRead);

    /// <summary>Answers a call: its prefixes become readable and the bill grows.</summary>
    public ProviderResponse Answer(ProviderCall call, Answer answer, CacheOutcome outcome, CallTurn turn)
    {
        var fitted = AnswerFitter.Fit(call, answer);
        if (turn.Fault is FaultKind.MalformedAnswer)
            fitted = fitted.Halved();
        var outputTokens = call.IsOutputFree ? 0 : Scale(fitted.Tokens, call.Model.TokenScale) * call.Choices;
        var response = call.Respond(new ResponseFacts(turn.Number, fitted, outputTokens, outcome, turn.Start));
        if (turn.Fault is FaultKind.MalformedBody)
            response = response.Malformed();
        if (turn.Fault is { } fault)
            ledger.Happened(fault);
        cache.Commit(outcome);
        var usage = new TokenUsage(outcome.Uncached, outcome.Read, outcome.WrittenShort, outcome.WrittenLong, outputTokens);
        ledger.Answered(call.Model, usage, turn.Start, turn.Tariff, call.ServiceTier, isUndelivered: turn.Fault is FaultKind.CutStream or FaultKind.MalformedBody);
        return response;
    }

    private static int Scale(int tokens, decimal scale) => (int)decimal.Round(tokens * scale, MidpointRounding.AwayFromZero);
}
