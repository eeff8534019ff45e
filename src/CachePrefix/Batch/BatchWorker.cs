using System.Globalization;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CachePrefix;

/// <summary>Works off the runs of one prompt that the store has: submits, waits, and hands every result to the handler. Add it with <c>services.AddBatchWorker</c>.</summary>
/// <typeparam name="TPrompt">The prompt's type.</typeparam>
/// <typeparam name="TResult">The type of its answers.</typeparam>
/// <param name="client">The prompt's client.</param>
/// <param name="handler">Owns the prompts and takes the results.</param>
/// <param name="store">The store.</param>
/// <param name="options">The waits; the defaults when <see langword="null"/>.</param>
/// <param name="logger">Is told of handlers that fail.</param>
/// <param name="timeProvider">The clock of the waits; the system's when <see langword="null"/>.</param>
public sealed class BatchWorker<TPrompt, TResult>(
    PromptClient<TPrompt, TResult> client,
    IBatchHandler<TPrompt, TResult> handler,
    IBatchStore store,
    BatchOptions? options = null,
    ILogger<BatchWorker<TPrompt, TResult>>? logger = null,
    TimeProvider? timeProvider = null) : BackgroundService
{
    private const string HandledFile = "handled.txt";
    private const string FinishedLine = "finished;";

    /// <summary>Tells a whole line from one that a crash cut short.</summary>
    private const string LineEnd = ";";

    private readonly BatchOptions _options = options ?? new BatchOptions();

    /// <summary>Works off every run once, side by side: each as far as it is, and to the end of its results. A run that fails does not stop the others.</summary>
    /// <param name="cancellationToken">Ends the work; what is done stays done.</param>
    /// <returns>How many runs are finished by this.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken = default)
    {
        var finished = await Task.WhenAll(await BeginAsync(static _ => true, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return finished.Count(static isFinished => isFinished);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var working = new Dictionary<string, Task<bool>>(StringComparer.Ordinal);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var (run, work) in working.Where(static item => item.Value.IsCompleted).ToList())
                    working.Remove(run);
                try
                {
                    await BeginAsync(run => !working.ContainsKey(run), stoppingToken, working).ConfigureAwait(false);
                }
                catch (Exception exception) when (Failures.IsFailure(exception, stoppingToken))
                {
                    if (logger is not null)
                        BatchLog.WorkFailed(logger, client.PromptName, exception);
                }

                await Task.Delay(_options.PollInterval, timeProvider ?? TimeProvider.System, stoppingToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await Task.WhenAll((IEnumerable<Task>)working.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Begins to work on the runs of the prompt that nobody has worked off.</summary>
    private async Task<List<Task<bool>>> BeginAsync(Func<string, bool> isWanted, CancellationToken cancellationToken, Dictionary<string, Task<bool>>? working = null)
    {
        var begun = new List<Task<bool>>();
        await foreach (var run in store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (run.Fault is not null && logger is not null)
                BatchLog.Unreadable(logger, run.Name, run.Fault);
            if (run.Fault is not null || run.Prompt != client.PromptName || !isWanted(run.Name))
                continue;

            var handled = await HandledAsync(run.Name, cancellationToken).ConfigureAwait(false);
            if (handled.Contains(FinishedLine))
                continue;
            begun.Add(TryWorkAsync(run.Name, handled, cancellationToken));
            working?.Add(run.Name, begun[^1]);
        }

        return begun;
    }

    private async Task<bool> TryWorkAsync(string run, HashSet<string> handled, CancellationToken cancellationToken)
    {
        try
        {
            return await WorkAsync(run, handled, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            if (logger is not null)
                BatchLog.RunFailed(logger, run, exception);
            return false;
        }
    }

    private async Task<bool> WorkAsync(string run, HashSet<string> handled, CancellationToken cancellationToken)
    {
        var prompts = await handler.GetPromptsAsync(run, cancellationToken).ConfigureAwait(false);
        var batch = await client.SubmitBatchAsync(prompts, _options.For(store, run), cancellationToken).ConfigureAwait(false);
        var failed = 0;

        // Ends a line that a crash cut short.
        await store.AppendAsync(run, HandledFile, "", cancellationToken).ConfigureAwait(false);
        await foreach (var item in batch.ResultsAsync(cancellationToken).ConfigureAwait(false))
        {
            var line = item.Index.ToString(CultureInfo.InvariantCulture) + LineEnd;
            if (handled.Contains(line))
                continue;

            try
            {
                await handler.HandleAsync(run, item, cancellationToken).ConfigureAwait(false);
                await store.AppendAsync(run, HandledFile, line, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
            {
                failed++;
                if (logger is not null)
                    BatchLog.HandlerFailed(logger, item.Index, run, exception);
            }
        }

        if (failed > 0)
            return false;

        await store.AppendAsync(run, HandledFile, FinishedLine, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<HashSet<string>> HandledAsync(string run, CancellationToken cancellationToken)
    {
        var handled = new HashSet<string>(StringComparer.Ordinal);
        if (await store.OpenAsync(run, HandledFile, cancellationToken).ConfigureAwait(false) is not { } stream)
            return handled;

        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            handled.Add(line);
        return handled;
    }
}
