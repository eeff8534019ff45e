using System.CommandLine;
using System.Globalization;
using CachePrefix.Ledger.Simulation;
using CachePrefix.Tool.Output;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix simulate</c>.</summary>
internal sealed class SimulateCommand : ICommandModule
{
    private readonly Argument<FileInfo?> _file = new("workload") { Description = "A JSON file with the workload.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _published = new("--published") { Description = "Works out published savings again and says where they differ." };
    private readonly Option<FileInfo?> _from = new("--from") { Description = "A ledger (SQLite, or JSON lines with the ending .jsonl) to take the workload of each prompt from." };
    private readonly Option<int> _days = new("--days") { Description = "How many days of the ledger count.", DefaultValueFactory = static _ => 7 };
    private readonly Option<string?> _ttl = new("--ttl") { Description = "Another lifetime of breakpoints: 5m or 1h." };
    private readonly Option<string?> _tiers = new("--tiers") { Description = "Another route, such as claude-haiku-4-5=70,claude-sonnet-4-6=30." };
    private readonly Option<bool> _json = new("--json") { Description = "Prints JSON." };
    private readonly CatalogOption _models = CatalogOption.Create();

    public int Order => 30;

    public string Details =>
        """
        A workload is an object: model, callsPerDay, arrival (poisson, even, office), prefixTokens, tenantTokens, tenants, inputTokens, outputTokens, turnsPerSession, turnGapSeconds, ttl (5m, 1h), tiers (model, share), batchShare, responseCacheHitRate, date, seed.

        Calls are drawn and sent through the cache one by one, so lifetimes, minimum sizes and traffic decide what is read. The last lines show what a day costs when one input is a fifth lower or higher.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix simulate workload.json", "Shows what a day costs, each lever added to those before it, with the arithmetic."),
        new("cacheprefix simulate --published --json", "Published savings beside what follows from their own inputs."),
        new("cacheprefix simulate --from calls.db --ttl 1h", "What the last seven days would have cost with breakpoints of an hour."),
    ];

    public Command Create()
    {
        var command = new Command("simulate", "Simulates what caching, routing, batches and response caches save.") { _file, _published, _from, _days, _ttl, _tiers, _json, _models };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            var catalog = _models.Read(result);
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(_published))
            {
                var figures = PublishedCases.All(catalog);
                if (result.GetValue(_json))
                    output.Write(SimulationText.ToJson(figures));
                else
                    SimulationText.Write(output, figures);
                return ExitCodes.Clean;
            }

            var simulator = new Simulator(catalog);
            var simulated = (await WorkloadsAsync(result, cancellationToken))
                .Select(each => (Workload: Change(each.Workload, result), each.Measured))
                .Select(each => new SimulatedWorkload(each.Workload.Name, each.Measured, simulator.Stack(each.Workload), simulator.Sensitivities(each.Workload)))
                .ToList();
            if (result.GetValue(_json))
                output.Write(SimulationText.ToJson(simulated));
            else
                simulated.ForEach(each => SimulationText.Write(output, each));
            return ExitCodes.Clean;
        }
        catch (WorkloadException exception)
        {
            throw new CommandException(exception.Message);
        }
    }

    private async Task<IReadOnlyList<(Workload Workload, decimal? Measured)>> WorkloadsAsync(ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetValue(_from) is { } ledger)
        {
            var days = result.GetValue(_days);
            var records = await LedgerFile.Open(ledger).ReadAsync(new CallQuery(DateTimeOffset.UtcNow.AddDays(-days)), cancellationToken).ToListAsync(cancellationToken);
            var measured = MeasuredWorkloads.Of(records, days);
            return measured.Count > 0
                ? [.. measured.Select(static each => (each.Workload, (decimal?)each.MeasuredCost))]
                : throw new CommandException($"The ledger '{ledger}' has no answered call of the last {days} days. Give more with --days.");
        }

        if (result.GetValue(_file) is { } file)
            return [(Workload.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken)), null)];
        throw new CommandException("There is nothing to simulate. Give a workload file, --from with a ledger, or --published.");
    }

    private Workload Change(Workload workload, ParseResult result)
    {
        if (result.GetValue(_ttl) is { } ttl)
            workload = workload with { Ttl = ttl };
        if (result.GetValue(_tiers) is { } tiers)
            workload = workload with { Tiers = [.. tiers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(TierOf)] };
        return workload.Validate();
    }

    private static WorkloadTier TierOf(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? new WorkloadTier(parts[0], share)
            : throw new CommandException($"--tiers: '{text}' is no share of a model; write claude-haiku-4-5=70.");
    }
}
