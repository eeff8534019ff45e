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
    private readonly Option<string?> _baseUrl = new("--base-url") { Description = "Another address than the provider's own, such as that of the emulator, without a path." };
    private readonly Option<double> _poll = new("--poll") { Description = "The first wait between two looks at the provider, in seconds; it doubles while nothing moves.", DefaultValueFactory = static _ => 15 };
    private readonly CatalogOption _models = CatalogOption.Create();
    private readonly Argument<string> _run = new("run") { Description = "The run's name." };

    public int Order => 70;

    public string Details =>
        """
        The commands read the folder that a FolderBatchStore keeps: what they show is what the process that works on a run has last written down. Only resume asks a provider.

        cancel writes the wish down; the process that works on the run, or the next one that does, asks the provider to stop. A run that a process has taken cannot be cancelled here; call CancelAsync there.

        results prints what was answered until now, one line each: the prompt's position, what became of it, and the text or the error; with --json as objects. Where a prompt was answered on several tiers, the last one is shown.

        resume submits what is written down, waits for the provider and copies its results. Models and interfaces are those of the requests; the key is that of the environment, ANTHROPIC_API_KEY or OPENAI_API_KEY. What follows from results, such as the next tier of a cascade, needs the prompts: the program that has them goes on with the same name.

        Exit code of status and resume: 0 if the run is done, 1 if not. 2 if there is no such run, or its state cannot be read.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix batch list", "Lists the runs, the newest first."),
        new("cacheprefix batch status tickets-2026-11-26", "Shows the batches of a run."),
        new("cacheprefix batch results tickets-2026-11-26 --json", "Prints what was answered."),
        new("cacheprefix batch resume tickets-2026-11-26", "Goes on with a run whose program is gone."),
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
        var results = new Command("results", "Prints what was answered until now.") { _run, _folder, _json };
        results.SetAction((result, token) => Guarded(() => ResultsAsync(result, token)));
        var resume = new Command("resume", "Goes on with a run as far as that needs no prompts.") { _run, _folder, _poll, _baseUrl, _models };
        resume.SetAction((result, token) => Guarded(() => ResumeAsync(result, token)));
        return new Command("batch", "Lists, shows, resumes and stops batches.") { list, status, results, resume, cancel };
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
                await store.SaveAsync(run with { IsCancelled = true, Deadline = null }, cancellationToken).ConfigureAwait(false);
            result.InvocationConfiguration.Output.WriteLine(run.IsDone
                ? $"Run '{name}' is done; there is nothing to stop."
                : $"Run '{name}' is to be stopped; the next process that works on it asks the provider.");
        }

        return ExitCodes.Clean;
    }

    private async Task<int> ResultsAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var store = StoreOf(result);
        var run = await FindAsync(result, cancellationToken).ConfigureAwait(false);
        var results = await BatchResults.ReadAsync(store, run, cancellationToken).ConfigureAwait(false);
        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(_json))
        {
            output.WriteLine(JsonSerializer.Serialize(results, BatchJson.Default.IReadOnlyListBatchResult));
            return ExitCodes.Clean;
        }

        foreach (var item in results)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item.Position} {item.State.ToString().ToLowerInvariant()}: {(item.Text ?? item.Error)?.ReplaceLineEndings(" ")}"));
        if (results.Count == 0)
            output.WriteLine($"Run '{run.Name}' has no results yet.");
        return ExitCodes.Clean;
    }

    private async Task<int> ResumeAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var store = StoreOf(result);
        var run = await FindAsync(result, cancellationToken).ConfigureAwait(false);
        var catalog = _models.Read(result);
        var tiers = await BatchTiers.OfAsync(store, run, BaseUrlOf(result), catalog, cancellationToken).ConfigureAwait(false);
        var output = result.InvocationConfiguration.Output;
        var shown = "";
        var poll = result.GetValue(_poll);
        if (poll is not (> 0 and < 86_400))
            throw new CommandException($"--poll is {poll.ToString(CultureInfo.InvariantCulture)}; give seconds above zero, less than a day.");
        var options = new BatchOptions
        {
            PollInterval = TimeSpan.FromSeconds(poll),
            Progress = new Reporter(state =>
            {
                var line = Describe(state);
                if (line != shown)
                    output.WriteLine(shown = line);
            }),
        };
        run = await BatchResumption.ResumeAsync(store, run.Name, tiers, options, catalog: catalog, cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (var part in run.Parts.OrderBy(static part => part.Number))
            output.WriteLine(Describe(part));
        output.WriteLine(run.IsDone && run.Parts.All(static part => part.IsRead)
            ? $"Run '{run.Name}' is done."
            : $"The results of run '{run.Name}' are in the store; 'cacheprefix batch results {run.Name}' prints them. The program that has its prompts reads them under the same name, and goes on with what follows.");
        return run.IsDone ? ExitCodes.Clean : ExitCodes.Findings;
    }

    private async Task<BatchRun> FindAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var name = result.GetRequiredValue(_run);
        return await StoreOf(result).FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException($"There is no run '{name}' in '{result.GetRequiredValue(_folder).FullName}'; 'cacheprefix batch list' shows those that there are.");
    }

    private Uri? BaseUrlOf(ParseResult result) => result.GetValue(_baseUrl) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new CommandException($"--base-url is '{text}', which is no address; write one such as http://127.0.0.1:5005.");

    private FolderBatchStore StoreOf(ParseResult result) => new(result.GetRequiredValue(_folder).FullName);

    private static string Describe(BatchRun run) => run.Fault is not null ? $"{run.Name}: {run.Fault}" : string.Create(
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
        var error = (part.Error ?? part.Problem) is { } problem ? $": {problem}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"  {part.Number} on {part.Tier}{(part.IsDirect ? ", one by one" : "")}: {part.State.ToString().ToLowerInvariant()}, {part.Completed} of {part.Requests} requests{id}{error}");
    }

    private static async Task<int> Guarded(Func<Task<int>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or BatchException or CachePrefixConfigurationException)
        {
            throw new CommandException(exception.Message);
        }
    }

    private sealed class Reporter(Action<BatchRun> report) : IProgress<BatchRun>
    {
        public void Report(BatchRun value) => report(value);
    }
}
