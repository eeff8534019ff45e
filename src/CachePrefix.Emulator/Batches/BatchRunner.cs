using System.Globalization;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Batches;

/// <summary>Answers requests of batches. Some run at once, so what one writes only the later ones can read; hits are a matter of luck.</summary>
internal sealed class BatchRunner(EmulatorServices services)
{
    /// <summary>How many requests begin before the first has an answer.</summary>
    public const int AtOnce = 50;

    /// <summary>Entries that live shorter than an hour are found less often.</summary>
    private const double ShortLivedShare = 2.0 / 3;

    private static readonly TimeSpan LongLived = TimeSpan.FromHours(1);

    private long _count;

    public void Run(string batchId, IProviderProtocol protocol, IHeaderDictionary headers, IReadOnlyList<(BatchLine Line, DateTimeOffset Start)> lines)
    {
        var begun = new List<(BatchLine Line, ProviderCall Call, AnswerDecision Decision, CacheOutcome Outcome, CallTurn Turn)>();
        foreach (var (line, start) in lines)
        {
            var number = Interlocked.Increment(ref _count);
            string? model = null;
            try
            {
                var call = CallReader.Parse(protocol.Errors, line.Body, root => protocol.Read(new ProviderRequest(headers, [], QueryCollection.Empty, root)));
                model = call.Model.Id;
                var decision = services.Engine.Decide(call);
                if (decision.Fault is { Kind: FaultKind.RateLimit or FaultKind.ServerError or FaultKind.Overloaded or FaultKind.Timeout } fault)
                {
                    services.Ledger.Happened(fault.Kind);
                    throw protocol.Errors.For(fault);
                }

                var outcome = services.Engine.Plan(call, start, MayRead(call, batchId, line));
                begun.Add((line, call, decision, outcome, new CallTurn(number, start, decision.Fault?.Kind is FaultKind.MalformedAnswer ? FaultKind.MalformedAnswer : null, Tariff.Batch)));
            }
            catch (ProviderError error)
            {
                services.Ledger.Failed(model);
                line.Finish(LineState.Errored, error.Status, protocol.Errors.Write(error, RequestId(number)), number);
            }
        }

        foreach (var (line, call, decision, outcome, turn) in begun)
        {
            var isMalformed = decision.Fault?.Kind is FaultKind.MalformedBody;
            if (isMalformed)
                services.Ledger.Happened(FaultKind.MalformedBody);
            var response = services.Engine.Answer(call, decision.Answer, outcome, turn);
            line.Finish(LineState.Succeeded, StatusCodes.Status200OK, response.Parts[0], turn.Number, isMalformed);
        }
    }

    public static string RequestId(long number) => string.Create(CultureInfo.InvariantCulture, $"req_batch_{number:D12}");

    private bool MayRead(ProviderCall call, string batchId, BatchLine line)
    {
        var rate = services.Options.BatchCacheHitRate * (call.LongestLifetime >= LongLived ? 1 : ShortLivedShare);
        return rate >= 1 || StableRandom.Unit(1, batchId, line.CustomId) < rate;
    }
}
