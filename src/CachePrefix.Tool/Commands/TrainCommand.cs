using System.CommandLine;
using System.Text.Json.Nodes;
using CachePrefix.Tool.Training;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix train</c>.</summary>
internal sealed class TrainCommand : ICommandModule
{
    private const int FewestRows = 100;

    private readonly Option<FileInfo[]> _data = new("--data") { Description = "Files of rows to learn from, one JSON object a line: { \"prompt\", \"cheap\": 0, \"dear\": 1 }.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<FileInfo?> _out = new("--out", "-o") { Description = "The file to write." };
    private readonly Option<int> _folds = new("--folds") { Description = "Measures on this many folds, together, each file alone, and trained on one file and run on the others." };
    private readonly Option<FileInfo?> _evaluate = new("--evaluate") { Description = "Rows to measure a router on." };
    private readonly Option<FileInfo?> _model = new("--model") { Description = "The router's file to measure." };
    private readonly Option<string[]> _tiers = new("--tier") { Description = "A tier, NAME or NAME=COST of a request; once for each, from cheap to dear. Found in the rows unless given.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<double?> _quality = new("--target-quality") { Description = "The least share of right answers, reached at the lowest cost." };
    private readonly Option<double?> _cost = new("--target-cost") { Description = "The most that a request may cost on average, at the best quality." };
    private readonly Option<int> _rows = new("--rows") { Description = "Learns from this many rows only, chosen by their content." };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public int Order => 70;

    public string Details =>
        """
        A row has a prompt and, for each tier, a number from 0 to 1 or true or false that says whether the tier's answer was right. Values of a tier that did not answer are left out or null. The first tier in the rows is taken as the cheapest, the last as the dearest, and costs as evenly spread from 0 to 1, unless --tier says otherwise. Other properties, such as a subject, are not looked at.

        The threshold in the file is chosen on prompts that were held out: --target-quality takes the cheapest one whose quality is reached with 95 % confidence, --target-cost the best one that costs no more, and without either it is the cheapest one that recovers four fifths of what the dearest tier gains. The report lists what other thresholds cost; programs may choose another one.

        --evaluate prints the average performance gap recovered (APGR: 0.5 is chance) between the router's cheapest and dearest tier, the least shares of calls to the dearest tier that recover 50 % and 80 % of the gap (CPT), and the mean time of a decision. Prompts for which the router abstains count as chosen at random.

        Training is deterministic. Exit code: 0, or 2 if the input cannot be read or no threshold reaches the target.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix train --data rows.jsonl --out difficulty.cprouter", "Learns a router, and says what its thresholds cost."),
        new("cacheprefix train --data rows.jsonl --out difficulty.cprouter --tier haiku=0.0012 --tier opus=0.02 --target-quality 0.85", "The cheapest threshold that is right in 85 % of the cases."),
        new("cacheprefix train --data a.jsonl b.jsonl --folds 5", "Measures what such rows are worth, without writing a file."),
        new("cacheprefix train --evaluate other.jsonl --model difficulty.cprouter --json", "Measures a router on rows that it has not seen."),
    ];

    public Command Create()
    {
        var command = new Command("train", "Learns which tier answers which prompts rightly, for a router without network.") { _data, _out, _folds, _tiers, _quality, _cost, _rows, _evaluate, _model, _json };
        command.SetAction((result, _) => Task.FromResult(Run(result)));
        return command;
    }

    private int Run(ParseResult result)
    {
        try
        {
            if (result.GetValue(_evaluate) is { } rows)
                return Evaluate(result, rows);
            return Train(result);
        }
        catch (CachePrefixConfigurationException exception)
        {
            throw new CommandException(exception.Message);
        }
    }

    private int Evaluate(ParseResult result, FileInfo file)
    {
        var model = DifficultyModel.Load((result.GetValue(_model) ?? throw new CommandException("Say which router: --evaluate rows.jsonl --model file.")).FullName);
        var (_, files) = RowReader.Read([file], [model.Tiers[0], model.Tiers[^1]]);
        var data = TrainingData.Of([.. files[0].Where(static row => row.Labels.All(static label => label is not null))], embeddings: null);
        if (data.Count == 0)
            throw new CommandException($"No row of {file.FullName} has both '{model.Tiers[0].Name}' and '{model.Tiers[^1].Name}'.");

        var ranking = Ranking.Of(ModelEvaluation.Scores(model, data), ModelEvaluation.Gains(data));
        var time = ModelEvaluation.MicrosecondsPerPrompt(model, data);
        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(_json))
        {
            output.WriteLine(new JsonObject
            {
                ["apgr"] = Number(ranking.Apgr, 4),
                ["cpt50"] = Number(ranking.Cpt50, 4),
                ["cpt80"] = Number(ranking.Cpt80, 4),
                ["microsecondsPerPrompt"] = Number(time, 2),
            }.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
            return ExitCodes.Clean;
        }

        output.WriteLine(FormattableString.Invariant($"APGR {ranking.Apgr:0.000}, CPT50 {ranking.Cpt50:0.000}, CPT80 {ranking.Cpt80:0.000} on {data.Count} prompts; the router abstains on {ModelEvaluation.Abstained(model, data):0.0%} of them and takes {time:0.0} microseconds a prompt."));
        return ExitCodes.Clean;
    }

    private int Train(ParseResult result)
    {
        var files = result.GetValue(_data) ?? [];
        var target = new ThresholdTarget { Quality = Share(result, _quality), Cost = result.GetValue(_cost) };
        var folds = result.GetValue(_folds);
        if (files.Length == 0)
            throw new CommandException("There is nothing to learn from. Give --data with a file of rows, or --evaluate and --model to measure a router.");
        if (result.GetValue(_out) is null && folds == 0)
            throw new CommandException("Say where the router goes, --out FILE, or how many folds to measure on, --folds 5.");
        if (target is { Quality: not null, Cost: not null })
            throw new CommandException("Give --target-quality or --target-cost, not both.");
        if (folds != 0 && folds is < 2 or > 50)
            throw new CommandException($"--folds is {folds}; give a number from 2 to 50.");

        var (tiers, rows) = RowReader.Read(files, RowReader.ParseTiers(result.GetValue(_tiers) ?? []));
        var all = TrainingData.Of([.. rows.SelectMany(static file => file)], embeddings: null);
        if (all.Count < FewestRows)
            throw new CommandException($"There are {all.Count} rows; a router needs at least {FewestRows}, and better some thousand.");

        var trainer = new Trainer(tiers, embeddingModel: null);
        var validation = folds == 0 ? [] : Validate(trainer, all, files, [.. rows.Select(static file => file.Count)], folds, result.GetValue(_rows));
        var report = result.GetValue(_out) is { } path ? Write(trainer, Limited(all, result.GetValue(_rows)), target, path, validation) : new TrainingReport(null, null, 0, [], [], validation);
        result.InvocationConfiguration.Output.WriteLine(result.GetValue(_json) ? report.ToJson() : report.ToText());
        return ExitCodes.Clean;
    }

    private static TrainingReport Write(Trainer trainer, TrainingData data, ThresholdTarget target, FileInfo path, IReadOnlyList<ValidationRow> validation)
    {
        var trained = trainer.Fit(data, target);
        var content = DifficultyModelFile.Write(trained.Parts);
        File.WriteAllBytes(path.FullName, content);
        return new TrainingReport(
            DifficultyModel.Load(path.FullName),
            path.ToString(),
            content.Length,
            [.. data.Weights.Select(static tier => tier.Count(static weight => weight > 0))],
            [.. Enumerable.Range(0, data.Tiers).Select(tier => CalibrationError.Of([.. trained.HeldOut.Select(row => row[tier])], data.Labels[tier], data.Weights[tier]))],
            validation);
    }

    private static List<ValidationRow> Validate(Trainer trainer, TrainingData all, FileInfo[] files, int[] counts, int folds, int mostRows)
    {
        string[] names = [.. files.Select(static file => Path.GetFileNameWithoutExtension(file.Name))];
        int[] sources = [.. counts.SelectMany(static (count, i) => Enumerable.Repeat(i, count))];
        var rows = new List<ValidationRow>(CrossValidation.Run(trainer, all, sources, names, folds, mostRows, names.Length == 1 ? names[0] : "all"));
        if (names.Length == 1)
            return rows;

        TrainingData[] parts = [.. names.Select((_, source) => all.Take([.. Enumerable.Range(0, all.Count).Where(i => sources[i] == source)]))];
        for (var i = 0; i < parts.Length; i++)
            rows.AddRange(CrossValidation.Run(trainer, parts[i], [], [], folds, mostRows, names[i]));
        for (var from = 0; from < parts.Length; from++)
        {
            for (var to = 0; to < parts.Length; to++)
            {
                if (from != to)
                    rows.Add(CrossValidation.Transfer(trainer, parts[from], names[from], parts[to], names[to]));
            }
        }

        return rows;
    }

    private static TrainingData Limited(TrainingData data, int most) => most <= 0 || most >= data.Count
        ? data
        : data.Take([.. Enumerable.Range(0, data.Count).OrderBy(i => Folds.Key(data.Prompts[i], seed: 2)).Take(most).Order()]);

    private static double? Share(ParseResult result, Option<double?> option) =>
        result.GetValue(option) is { } value and (< 0 or > 1) ? throw new CommandException($"{option.Name} is a share from 0 to 1, not {value}.") : result.GetValue(option);

    private static double? Number(double value, int digits) => double.IsFinite(value) ? Math.Round(value, digits) : null;
}
