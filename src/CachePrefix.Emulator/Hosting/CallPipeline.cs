using System.Globalization;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Hosting;

/// <summary>Takes one request to a model through faults, cache, answer and bill.</summary>
internal sealed class CallPipeline(EmulatorOptions options, CallEngine engine, Ledger ledger, RequestLog log)
{
    private readonly TimeProvider _clock = options.TimeProvider;

    public async Task RunAsync(HttpContext context, IProviderProtocol protocol)
    {
        var start = _clock.GetUtcNow();
        var requestId = "req_0";
        string? model = null;
        FaultKind? kind = null;
        try
        {
            var body = await RequestBody.ReadAsync(context, protocol.Errors);
            var number = log.Add(context.Request.Path, start, body);
            requestId = string.Create(CultureInfo.InvariantCulture, $"req_{number:D12}");
            context.Response.Headers[protocol.Errors.RequestIdHeader] = requestId;
            var call = CallReader.Read(protocol, context, body);
            model = call.Model.Id;
            var decision = engine.Decide(call);
            kind = decision.Fault?.Kind;
            if (decision.Fault is { Kind: FaultKind.RateLimit or FaultKind.ServerError or FaultKind.Overloaded } fault)
                throw protocol.Errors.For(fault);
            if (decision.Fault is { Kind: FaultKind.Timeout } hold)
                await HoldAsync(context, hold, model);
            else
                await AnswerAsync(context, call, decision, new CallTurn(number, start, kind));
        }
        catch (ProviderError error)
        {
            ledger.Failed(model, kind);
            await WriteErrorAsync(context, protocol.Errors, error, requestId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            ledger.Failed(model);
        }
        catch (Exception exception) when (exception is IOException or BadHttpRequestException)
        {
            ledger.Failed(model);
            context.Abort();
        }
        catch (Exception exception) when (exception is not AnswerRulesException && CallReader.IsWrongValue(exception) && !context.Response.HasStarted)
        {
            ledger.Failed(model);
            await WriteErrorAsync(context, protocol.Errors, protocol.Errors.InvalidValue(exception.Message), requestId);
        }
        catch (AnswerRulesException exception)
        {
            ledger.Failed(model);
            await WriteErrorAsync(context, protocol.Errors, new ProviderError(500, "api_error", exception.Message), requestId);
        }
    }

    public static async Task WriteErrorAsync(HttpContext context, ProviderErrors errors, ProviderError error, string requestId)
    {
        context.Response.StatusCode = error.Status;
        errors.SetHeaders(context.Response, error);
        if (error.RetryAfter is { } retryAfter)
            context.Response.Headers.RetryAfter = ((int)retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await ProviderResponse.Json(errors.Write(error, requestId)).WriteAsync(context, cut: false);
    }

    private async Task HoldAsync(HttpContext context, FaultRule fault, string model)
    {
        ledger.Failed(model, fault.Kind);
        await Task.Delay(fault.Delay, _clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private async Task AnswerAsync(HttpContext context, ProviderCall call, AnswerDecision decision, CallTurn turn)
    {
        var outcome = engine.Plan(call, turn.Start);
        if (outcome.Entries.Count > 0 && options.FirstTokenDelay > TimeSpan.Zero)
            await Task.Delay(options.FirstTokenDelay, context.RequestAborted);
        if (decision.Latency > TimeSpan.Zero)
            await Task.Delay(decision.Latency, _clock, context.RequestAborted);
        var response = engine.Answer(call, decision.Answer, outcome, turn);
        try
        {
            await response.WriteAsync(context, cut: turn.Fault is FaultKind.CutStream);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }
}
