using System.Globalization;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Hosting;

/// <summary>Answers requests that no model answers: files, batches, models, stored responses. Faults hit them too; they cost nothing.</summary>
internal sealed class ResourceEndpoint(EmulatorOptions options, FaultSwitch faults, Ledger ledger, RequestLog log)
{
    private static readonly Conversation NoConversation = new("", "", "", null, null);

    public async Task RunAsync(HttpContext context, ProviderErrors errors, Func<ResourceRequest, ProviderResponse> answer, long limit = RequestBody.CallLimit)
    {
        var requestId = "req_0";
        try
        {
            var now = options.TimeProvider.GetUtcNow();
            var body = await RequestBody.ReadAsync(context, errors, limit);
            requestId = string.Create(CultureInfo.InvariantCulture, $"req_{log.Add(context.Request.Path, now, body):D12}");
            context.Response.Headers[errors.RequestIdHeader] = requestId;
            var fault = faults.Current.Next(NoConversation) ?? options.Rules.Faults.Next(NoConversation);
            if (fault is not null)
                ledger.Happened(fault.Kind);
            if (fault is { Kind: FaultKind.Timeout })
            {
                await Task.Delay(fault.Delay, options.TimeProvider, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                return;
            }

            if (fault is { Kind: FaultKind.RateLimit or FaultKind.ServerError or FaultKind.Overloaded })
                throw errors.For(fault);
            var response = answer(new ResourceRequest(context, errors, now, body));
            if (fault is { Kind: FaultKind.MalformedBody })
                response = response.Malformed();
            await response.WriteAsync(context, cut: fault is { Kind: FaultKind.CutStream });
        }
        catch (ProviderError error)
        {
            await CallPipeline.WriteErrorAsync(context, errors, error, requestId);
        }
        catch (Exception exception) when (CallReader.IsWrongValue(exception) && !context.Response.HasStarted)
        {
            await CallPipeline.WriteErrorAsync(context, errors, errors.InvalidValue(exception.Message), requestId);
        }
        catch (Exception exception) when (exception is IOException or BadHttpRequestException || (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
        {
            context.Abort();
        }
    }
}
