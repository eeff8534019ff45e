using System.Globalization;
using System.Text.Json;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Hosting;

/// <summary>Takes one request through faults, cache, answer and bill.</summary>
internal sealed class CallPipeline(EmulatorOptions options, PromptCache cache, Ledger ledger, RequestLog log)
{
    private readonly TimeProvider _clock = options.TimeProvider;

    public async Task RunAsync(HttpContext context, IProviderProtocol protocol)
    {
        var start = _clock.GetUtcNow();
        var body = await RequestBody.ReadAsync(context);
        var number = log.Add(context.Request.Path, start, body);
        var requestId = string.Create(CultureInfo.InvariantCulture, $"req_{number:D12}");
        context.Response.Headers[protocol.RequestIdHeader] = requestId;
        string? model = null;
        FaultKind? kind = null;
        try
        {
            var call = Read(context, protocol, body);
            model = call.Model.Id;
            var decision = options.Rules.Decide(call.Conversation);
            var fault = options.Faults.Next(call.Conversation) ?? options.Rules.Faults.Next(call.Conversation) ?? decision.Fault;
            kind = fault?.Kind;
            if (fault is { Kind: FaultKind.RateLimit or FaultKind.ServerError or FaultKind.Overloaded })
                throw protocol.ErrorFor(fault);
            if (fault is { Kind: FaultKind.Timeout })
                await HoldAsync(context, fault, model);
            else
                await AnswerAsync(context, call, decision, new CallTurn(number, start, kind));
        }
        catch (ProviderError error)
        {
            ledger.Failed(model, kind);
            await WriteErrorAsync(context, protocol, error, requestId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            ledger.Failed(model);
        }
    }

    public static async Task WriteErrorAsync(HttpContext context, IProviderProtocol protocol, ProviderError error, string requestId)
    {
        context.Response.StatusCode = error.Status;
        if (error.RetryAfter is { } retryAfter)
            context.Response.Headers.RetryAfter = ((int)retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await ProviderResponse.Json(protocol.WriteError(error, requestId)).WriteAsync(context, cut: false);
    }

    public static ProviderCall Read(HttpContext context, IProviderProtocol protocol, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return protocol.Read(context.Request.Headers, document.RootElement);
        }
        catch (JsonException exception)
        {
            throw protocol.InvalidJson(exception);
        }
    }

    private async Task HoldAsync(HttpContext context, FaultRule fault, string model)
    {
        ledger.Failed(model, fault.Kind);
        await Task.Delay(fault.Delay, _clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private async Task AnswerAsync(HttpContext context, ProviderCall call, AnswerDecision decision, CallTurn turn)
    {
        var outcome = call.PlanCache(cache, turn.Start);
        if (decision.Latency > TimeSpan.Zero)
            await Task.Delay(decision.Latency, _clock, context.RequestAborted);
        var answer = Limit(call, decision.Answer);
        if (turn.Fault is FaultKind.MalformedAnswer)
            answer = answer.Halved();
        var outputTokens = Scale(answer.Tokens, call.Model.TokenScale);
        var response = call.Respond(new ResponseFacts(turn.Number, answer, outputTokens, outcome));
        if (turn.Fault is FaultKind.MalformedBody)
            response = response.Malformed();
        if (turn.Fault is { } fault)
            ledger.Happened(fault);
        var usage = new TokenUsage(outcome.Uncached, outcome.Read, outcome.WrittenShort, outcome.WrittenLong, outputTokens);
        cache.Commit(outcome);
        ledger.Answered(call.Model, usage, turn.Start);
        try
        {
            await response.WriteAsync(context, cut: turn.Fault is FaultKind.CutStream);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static Answer Limit(ProviderCall call, Answer answer) =>
        call.MaxOutputTokens is { } limit ? answer.CutTo((int)(limit / call.Model.TokenScale)) : answer;

    private static int Scale(int tokens, decimal scale) => (int)decimal.Round(tokens * scale, MidpointRounding.AwayFromZero);

    private readonly record struct CallTurn(long Number, DateTimeOffset Start, FaultKind? Fault);
}
