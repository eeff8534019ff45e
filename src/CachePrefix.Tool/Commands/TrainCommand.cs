using System.CommandLine;
using CachePrefix.Tool.Output;
using CachePrefix.Tool.Training;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix train</c>.</summary>
internal sealed class TrainCommand : ICommandModule
{
    private const int FewestRows = 100;

    private readonly Option<FileInfo[]> _data = new("--data") { Description = "Files of rows to learn from, one JSON object a line: { \"prompt\", \"cheap\": 0, \"dear\": 1 }.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<FileInfo?> _from = new("--from") { Description = "A ledger to learn from instead: what validators said of first answers." };
    private readonly Option<string?> _prompt = new("--prompt") { Description = "The prompt whose calls in the ledger are used; all unless given." };
    private readonly Option<FileInfo?> _out = new("--out", "-o") { Description = "The file to write." };
    private readonly Option<int> _folds = new("--folds") { Description = "Measures on this many folds, together, each file alone, and trained on one file and run on the others." };
    private readonly Option<FileInfo?> _evaluate = new("--evaluate") { Description = "Rows to measure a router on." };
    private readonly Option<FileInfo?> _model = new("--model") { Description = "The router's file to measure." };
    private readonly Option<string[]> _tiers = new("--tier") { Description = "A tier, NAME or NAME=COST of a request; once for each, from cheap to dear. Found in the rows unless given." };
    private readonly Option<double?> _quality = new("--target-quality") { Description = "The least share of right answers, reached at the lowest cost." };
    private readonly Option<double?> _cost = new("--target-cost") { Description = "The most that a request may cost on average, at the best quality." };
    private readonly Option<int> _rows = new("--rows") { Description = "Learns from this many rows only, chosen by their content." };
    private readonly Option<FileInfo?> _embeddings = new("--embeddings") { Description = "The .dll of a built program with the package CachePrefix.LocalEmbeddings, to learn from meaning beside words." };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public int Order => 70;

    public string Details =>
        """
        A row has a prompt and, for each tier, a number from 0 to 1 or true or false that says whether the tier's answer was right. Values of a tier that did not answer are left out or null. The first tier in the rows is taken as the cheapest, the last as the dearest, and costs as evenly spread from 0 to 1, unless --tier says otherwise. Other properties, such as a subject, are not looked at.

        --from reads a ledger that holds the text of questions: what the validator said of the first answer of a call is the label of its tier. Labels count by the inverse of the propensity that ExploringRouter notes; without it the result is one-sided, and the report says so.

        The threshold in the file is chosen on prompts that were held out: --target-quality takes the cheapest one whose quality is reached with 95 % confidence, --target-cost the best one that costs no more, and without either it is the cheapest one that recovers four fifths of what the dearest tier gains. The report lists what other thresholds cost; programs may choose another one.

        --evaluate prints the average performance gap recovered (APGR: 0.5 is chance) between the router's cheapest and dearest tier, the least shares of calls to the dearest tier that recover 50 % and 80 % of the gap (CPT), and the mean time of a decision. Prompts for which the router abstains count as chosen at random. A router that was trained with embeddings goes by words alone unless --embeddings is given.

        Training is deterministic. Exit code: 0, or 2 if the input cannot be read or no threshold reaches the target.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix train --data rows.jsonl --out difficulty.cprouter", "Learns a router, and says what its thresholds cost."),
        new("cacheprefix train --data rows.jsonl --out difficulty.cprouter --tier haiku=0.0012 --tier opus=0.02 --target-quality 0.85", "The cheapest threshold that is right in 85 % of the cases."),
        new("cacheprefix train --from calls.db --prompt SupportPrompt --out difficulty.cprouter", "Learns from what validators said of earlier answers."),
        new("cacheprefix train --data a.jsonl b.jsonl --folds 5", "Measures what such rows are worth, without writing a file."),
        new("cacheprefix train --evaluate other.jsonl --model difficulty.cprouter --json", "Measures a router on rows that it has not seen."),
    ];

    public Command Create()
    {
        var command = new Command("train", "Learns which tier answers which prompts rightly, for a router without network.")
        {
            _data, _from, _prompt, _out, _folds, _tiers, _quality, _cost, _rows, _embeddings, _evaluate, _model, _json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            using var embedder = result.GetValue(_embeddings) is { } program ? new PromptEmbedder(LocalEmbeddingsLoader.Create(program)) : null;
            var text = result.GetValue(_evaluate) is { } rows
                ? await EvaluateAsync(result, rows, embedder, cancellationToken)
                : await TrainAsync(result, embedder, cancellationToken);
            await result.InvocationConfiguration.Output.WriteLineAsync(text);
            return ExitCodes.Clean;
        }
        catch (CachePrefixConfigurationException exception)
        {
            throw new CommandException(exception.Message);
        }
    }

    private async Task<string> EvaluateAsync(ParseResult result, FileInfo file, PromptEmbedder? embedder, CancellationToken cancellationToken)
    {
        var model = DifficultyModel.Load((result.GetValue(_model) ?? throw new CommandException("Say which router: --evaluate rows.jsonl --model file.")).FullName);
        if (embedder is not null && embedder.Model != model.EmbeddingModel)
            throw new CommandException($"The router was trained {(model.EmbeddingModel is { } id ? $"with embeddings of '{id}', not of '{embedder.Model}'" : "without embeddings; leave out --embeddings")}.");
        var (_, files) = RowReader.Read([file], [model.Tiers[0], model.Tiers[^1]]);
        TrainingRow[] rows = [.. files[0].Where(static row => row.Labels.All(static label => label is not null))];
        if (rows.Length == 0)
            throw new CommandException($"No row of {file.FullName} has both '{model.Tiers[0].Name}' and '{model.Tiers[^1].Name}'.");

        var report = await EvaluationReport.OfAsync(model, rows, embedder, cancellationToken);
        return result.GetValue(_json) ? report.ToJson() : report.ToText();
    }

    private async Task<string> TrainAsync(ParseResult result, PromptEmbedder? embedder, CancellationToken cancellationToken)
    {
        var target = new ThresholdTarget { Quality = Share(result, _quality), Cost = result.GetValue(_cost) };
        var folds = result.GetValue(_folds);
        if (result.GetValue(_out) is null && folds == 0 && (result.GetValue(_data) is { Length: > 0 } || result.GetValue(_from) is not null))
            throw new CommandException("Say where the router goes, --out FILE, or how many folds to measure on, --folds 5.");
        if (target is { Quality: not null, Cost: not null })
            throw new CommandException("Give --target-quality or --target-cost, not both.");
        if (folds != 0 && folds is < 2 or > 50)
            throw new CommandException($"--folds is {folds}; give a number from 2 to 50.");

        var (tiers, sources, notes) = await ReadAsync(result, cancellationToken);
        TrainingRow[] rows = [.. sources.SelectMany(static source => source.Rows)];
        if (rows.Length < FewestRows)
            throw new CommandException($"There are {rows.Length} rows; a router needs at least {FewestRows}, and better some thousand.");

        var data = TrainingData.Of(rows, embedder is null ? null : await embedder.EmbedAsync([.. rows.Select(static row => row.Prompt)], cancellationToken));
        var trainer = new Trainer(tiers, embedder?.Model);
        var validation = folds == 0 ? [] : Validation.Run(trainer, data, [.. sources.Select(static source => (source.Name, source.Rows.Count))], folds, result.GetValue(_rows));
        var report = result.GetValue(_out) is { } path
            ? TrainingReport.Write(trainer, data.Limit(result.GetValue(_rows)), target, path, validation, notes)
            : new TrainingReport(null, null, 0, [], [], validation, notes);
        return result.GetValue(_json) ? report.ToJson() : report.ToText();
    }

    private async Task<(IReadOnlyList<DifficultyTier> Tiers, IReadOnlyList<(string Name, IReadOnlyList<TrainingRow> Rows)> Sources, IReadOnlyList<string> Notes)> ReadAsync(
        ParseResult result, CancellationToken cancellationToken)
    {
        var files = result.GetValue(_data) ?? [];
        var tiers = RowReader.ParseTiers(result.GetValue(_tiers) ?? []);
        if (result.GetValue(_from) is { } ledger)
        {
            if (files.Length > 0)
                throw new CommandException("Give --data or --from, not both.");
            var labels = await LedgerRows.ReadAsync(LedgerFile.Open(ledger), tiers, result.GetValue(_prompt), cancellationToken);
            return (labels.Tiers, [("ledger", labels.Rows)], labels.Notes);
        }

        if (files.Length == 0)
            throw new CommandException("There is nothing to learn from. Give --data with a file of rows, --from with a ledger, or --evaluate and --model to measure a router.");
        var (known, rows) = RowReader.Read(files, tiers);
        return (known, [.. files.Select((file, i) => (Path.GetFileNameWithoutExtension(file.Name), rows[i]))], []);
    }

    private static double? Share(ParseResult result, Option<double?> option) =>
        result.GetValue(option) is { } value and (< 0 or > 1) ? throw new CommandException($"{option.Name} is a share from 0 to 1, not {value}.") : result.GetValue(option);
}
