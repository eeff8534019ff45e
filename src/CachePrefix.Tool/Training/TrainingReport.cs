using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CachePrefix.Tool.Training;

/// <summary>What training says of itself.</summary>
/// <param name="Model">The router; <see langword="null"/> when only folds were measured.</param>
/// <param name="File">Where it was written.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="Labels">By tier, how many labels there were.</param>
/// <param name="Calibration">By tier, the mean difference between the stated probabilities and what came true, on held-out prompts.</param>
/// <param name="Validation">What folds showed.</param>
/// <param name="Notes">What the data lack.</param>
internal sealed record TrainingReport(
    DifficultyModel? Model,
    string? File,
    long Bytes,
    IReadOnlyList<int> Labels,
    IReadOnlyList<double> Calibration,
    IReadOnlyList<ValidationRow> Validation,
    IReadOnlyList<string> Notes)
{
    private const int ShownPoints = 10;

    /// <summary>Trains on all rows and writes the file.</summary>
    public static TrainingReport Write(
        Trainer trainer, TrainingData data, ThresholdTarget target, FileInfo path, IReadOnlyList<ValidationRow> validation, IReadOnlyList<string> notes)
    {
        var trained = trainer.Fit(data, target);
        var content = DifficultyModelFile.Write(trained.Parts);
        System.IO.File.WriteAllBytes(path.FullName, content);
        return new TrainingReport(
            DifficultyModel.Load(path.FullName),
            path.ToString(),
            content.Length,
            [.. data.Weights.Select(static tier => tier.Count(static weight => weight > 0))],
            [.. Enumerable.Range(0, data.Tiers).Select(tier => CalibrationError.Of([.. trained.HeldOut.Select(row => row[tier])], data.Labels[tier], data.Weights[tier]))],
            validation,
            notes);
    }

    public string ToJson() => new JsonObject
    {
        ["file"] = File,
        ["bytes"] = Bytes,
        ["rows"] = Model?.Rows,
        ["threshold"] = Rounded(Model?.Threshold),
        ["tiers"] = Model is null ? null : new JsonArray([.. Model.Tiers.Select((tier, i) => (JsonNode)new JsonObject
        {
            ["name"] = tier.Name,
            ["cost"] = tier.Cost,
            ["labels"] = Labels[i],
            ["calibrationError"] = Rounded(Calibration[i]),
        })]),
        ["points"] = Model is null ? null : new JsonArray([.. Model.OperatingPoints.Select(static point => (JsonNode)new JsonObject
        {
            ["threshold"] = Rounded(point.Threshold),
            ["cost"] = Rounded(point.Cost),
            ["quality"] = Rounded(point.Quality),
            ["low"] = Rounded(point.QualityLow),
            ["high"] = Rounded(point.QualityHigh),
            ["shares"] = new JsonArray([.. point.Shares.Select(static share => (JsonNode?)Rounded(share))]),
        })]),
        ["validation"] = new JsonArray([.. Validation.Select(static row => (JsonNode)new JsonObject
        {
            ["trained"] = row.Trained,
            ["on"] = row.On,
            ["folds"] = row.Folds,
            ["apgr"] = Rounded(row.Apgr),
            ["deviation"] = Rounded(row.ApgrDeviation),
            ["lengthApgr"] = Rounded(row.LengthApgr),
            ["cpt50"] = Rounded(row.Cpt50),
            ["cpt80"] = Rounded(row.Cpt80),
            ["abstained"] = Rounded(row.Abstained),
            ["recovered"] = new JsonArray([.. row.Recovered.Select(static value => (JsonNode?)Rounded(value))]),
            ["lengthRecovered"] = new JsonArray([.. row.LengthRecovered.Select(static value => (JsonNode?)Rounded(value))]),
        })]),
        ["notes"] = new JsonArray([.. Notes.Select(static note => (JsonNode?)note)]),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    public string ToText()
    {
        var text = new StringBuilder();
        if (Validation.Count > 0)
            AppendValidation(text);
        if (Model is not null)
            AppendModel(text, Model);
        foreach (var note in Notes)
            text.AppendLine(note);
        return text.ToString().TrimEnd();
    }

    private void AppendValidation(StringBuilder text)
    {
        var width = Math.Max(8, Validation.Max(static row => Math.Max(row.Trained.Length, row.On.Length)));
        text.AppendLine(CultureInfo.InvariantCulture, $"{"trained".PadRight(width)}  {"on".PadRight(width)}  folds  APGR              length  CPT50  CPT80  abstains");
        foreach (var row in Validation)
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Trained.PadRight(width)}  {row.On.PadRight(width)}  {row.Folds,5}  {row.Apgr:0.000} +- {row.ApgrDeviation:0.000}    {row.LengthApgr:0.000}   {row.Cpt50:0.000}  {row.Cpt80:0.000}  {row.Abstained:0.0%}");
        text.AppendLine();
        text.AppendLine("Share of the gap between the tiers that is recovered, by share of strong calls (chance recovers as much as the share):");
        text.AppendLine(CultureInfo.InvariantCulture, $"{"".PadRight((2 * width) + 4)}by        10%   20%   30%   40%   50%   60%   70%   80%   90%");
        foreach (var row in Validation)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Trained.PadRight(width)}  {row.On.PadRight(width)}  router  {Shares(row.Recovered)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{"".PadRight((2 * width) + 4)}length  {Shares(row.LengthRecovered)}");
        }

        text.AppendLine();
    }

    private void AppendModel(StringBuilder text, DifficultyModel model)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"Wrote {File}, {Bytes / 1024.0:0} KB, from {model.Rows} prompts.");
        for (var i = 0; i < model.Tiers.Length; i++)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {model.Tiers[i].Name}: cost {model.Tiers[i].Cost:0.####}, {Labels[i]} labels, stated probabilities are off by {Calibration[i]:0.000} on average");
        text.AppendLine();
        text.AppendLine("On prompts that were held out of training, with 95 % intervals:");
        text.AppendLine(CultureInfo.InvariantCulture, $"  threshold     cost  quality                 {string.Join("  ", model.Tiers.Select(static tier => tier.Name))}");
        var step = Math.Max(1, model.OperatingPoints.Length / ShownPoints);
        for (var i = 0; i < model.OperatingPoints.Length; i++)
        {
            var point = model.OperatingPoints[i];
            var isChosen = point.Threshold == model.Threshold;
            if (i % step != 0 && i != model.OperatingPoints.Length - 1 && !isChosen)
                continue;
            text.AppendLine(CultureInfo.InvariantCulture, $"{(isChosen ? "* " : "  ")}{point.Threshold,9:0.000}  {point.Cost,7:0.####}  {point.Quality:0.000} ({point.QualityLow:0.000}-{point.QualityHigh:0.000})  {string.Join("  ", point.Shares.Select((share, tier) => share.ToString("0%", CultureInfo.InvariantCulture).PadLeft(model.Tiers[tier].Name.Length)))}");
        }

        text.AppendLine("* is the threshold in the file.");
    }

    private static string Shares(double[] values) => string.Join("  ", values.Select(static value => value.ToString("0.00", CultureInfo.InvariantCulture)));

    private static double? Rounded(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 6) : null;
}
