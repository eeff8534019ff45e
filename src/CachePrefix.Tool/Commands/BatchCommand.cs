using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix batch</c>.</summary>
internal sealed class BatchCommand : ICommandModule
{
    private readonly Option<DirectoryInfo> _folder = new("--folder")
    {
        Description = "The folder of the store.",
        DefaultValueFactory = static _ => new DirectoryInfo(Path.Combine(".cacheprefix", "batches")),
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };
    private readonly Argument<string> _run = new("run") { Description = "The run's name." };

    public int Order => 70;

    public string Details =>
        """
        The commands read the folder that a FolderBatchStore keeps and ask no provider: what they show is what the process that works on a run has last written down.

        cancel writes the wish down; the process that works on the run, or the next one that does, asks the provider to stop. A run that a process has taken cannot be cancelled here; call CancelAsync there.

        Exit code of status: 0 if the run is done, 1 if not. 2 if there is no such run, or its state cannot be read.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix batch list", "Lists the runs, the newest first."),
        new("cacheprefix batch status tickets-2026-11-26", "Shows the batches of a run."),
        new("cacheprefix batch cancel tickets-2026-11-26", "Stops a run."),
    ];

    public Command Create()
    {
        var list = new Command("list", "Lists the runs, the newest first.") { _folder, _json };
        list.SetAction((result, token) => Guarded(() => ListAsync(result, token)));
        var status = new Command("status", "Shows the batches of a run and how far they are.") { _run, _folder, _json };
        status.SetAction((result, token) => Guarded(() => StatusAsync(result, token)));
        var cancel = new Command("cancel", "Writes down that a run is to be stopped.") { _run, _folder };
        cancel.SetAction((result, token) => Guarded(() => CancelAsync(result, token)));
        return new Command("batch", "Lists, shows and stops batches.") { list, status, cancel };
    }

    private async Task<int> ListAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var runs = new List<BatchRun>();
        await foreach (var run in StoreOf(result).ListAsync(cancellationToken).ConfigureAwait(false))
            runs.Add(run);

        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(_json))
            output.WriteLine(JsonSerializer.Serialize(runs, BatchJson.Default.IReadOnlyListBatchRun));
        else if (runs.Count == 0)
            output.WriteLine($"There is no run in '{result.GetRequiredValue(_folder).FullName}'.");
        else
            foreach (var run in runs)
                output.WriteLine(Describe(run));
        return ExitCodes.Clean;
    }

    private async Task<int> StatusAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var run = await FindAsync(result, cancellationToken).ConfigureAwait(false);
        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(_json))
        {
            output.WriteLine(JsonSerializer.Serialize(run, BatchJson.Default.BatchRun));
        }
        else
        {
            output.WriteLine(Describe(run));
            foreach (var part in run.Parts.OrderBy(static part => part.Number))
                output.WriteLine(Describe(part));
        }

        return run.IsDone ? ExitCodes.Clean : ExitCodes.Findings;
    }

    private async Task<int> CancelAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var store = StoreOf(result);
        var name = (await FindAsync(result, cancellationToken).ConfigureAwait(false)).Name;
        var own = await store.TryLockAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException($"A process works on run '{name}'; call CancelAsync there, or stop it first.");
        await using (own.ConfigureAwait(false))
        {
            var run = await FindAsync(result, cancellationToken).ConfigureAwait(false);
            if (!run.IsDone)
                await store.SaveAsync(run with { IsCancelled = true }, cancellationToken).ConfigureAwait(false);
            result.InvocationConfiguration.Output.WriteLine(run.IsDone
                ? $"Run '{name}' is done; there is nothing to stop."
                : $"Run '{name}' is to be stopped; the next process that works on it asks the provider.");
        }

        return ExitCodes.Clean;
    }

    private async Task<BatchRun> FindAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var name = result.GetRequiredValue(_run);
        return await StoreOf(result).FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException($"There is no run '{name}' in '{result.GetRequiredValue(_folder).FullName}'; 'cacheprefix batch list' shows those that there are.");
    }

    private FolderBatchStore StoreOf(ParseResult result) => new(result.GetRequiredValue(_folder).FullName);

    private static string Describe(BatchRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Name}: {run.Prompts} prompts of {run.Prompt}, submitted {run.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {StateOf(run)}");

    private static string StateOf(BatchRun run)
    {
        var done = run.Parts.Count(static part => part.State == BatchPartState.Done);
        var state = !run.IsPrepared ? "not yet written down, so nothing was sent" : run.IsDone ? "done" : $"{done} of {run.Parts.Count} batches done";
        return run.IsCancelled ? state + ", cancelled" : state;
    }

    private static string Describe(BatchPart part)
    {
        var id = part.BatchId is null ? "" : $", {part.BatchId}";
        var error = part.Error is null ? "" : $": {part.Error}";
        return string.Create(CultureInfo.InvariantCulture, $"  {part.Number} on {part.Tier}: {part.State.ToString().ToLowerInvariant()}, {part.Completed} of {part.Requests} requests{id}{error}");
    }

    private static async Task<int> Guarded(Func<Task<int>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException(exception.Message);
        }
    }
}
