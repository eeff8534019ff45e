using System.Text.Json;
using System.Text.Json.Nodes;

namespace CachePrefix.Tool.Training;

/// <summary>How a router did on rows.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Ranking">How it ranked them.</param>
/// <param name="Abstained">The share of rows for which it abstained.</param>
/// <param name="MicrosecondsPerPrompt">The mean time of a decision, with that of the embedding where there is one.</param>
internal sealed record EvaluationReport(int Rows, Ranking Ranking, double Abstained, double MicrosecondsPerPrompt)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<EvaluationReport> OfAsync(DifficultyModel model, IReadOnlyList<TrainingRow> rows, PromptEmbedder? embedder, CancellationToken cancellationToken)
    {
        string[] prompts = [.. rows.Select(static row => row.Prompt)];
        var data = TrainingData.Of(rows, embedder is null ? null : await embedder.EmbedAsync(prompts, cancellationToken));
        var embedding = embedder is null ? 0 : await embedder.MicrosecondsPerPromptAsync(prompts, cancellationToken);
        return new EvaluationReport(
            data.Count,
            Ranking.Of(ModelEvaluation.Scores(model, data), ModelEvaluation.Gains(data)),
            ModelEvaluation.Abstained(model, data),
            ModelEvaluation.MicrosecondsPerPrompt(model, data) + embedding);
    }

    public string ToJson() => new JsonObject
    {
        ["apgr"] = Number(Ranking.Apgr, 4),
        ["cpt50"] = Number(Ranking.Cpt50, 4),
        ["cpt80"] = Number(Ranking.Cpt80, 4),
        ["microsecondsPerPrompt"] = Number(MicrosecondsPerPrompt, 2),
    }.ToJsonString(Indented);

    public string ToText() => FormattableString.Invariant(
        $"APGR {Ranking.Apgr:0.000}, CPT50 {Ranking.Cpt50:0.000}, CPT80 {Ranking.Cpt80:0.000} on {Rows} prompts; the router abstains on {Abstained:0.0%} of them and takes {MicrosecondsPerPrompt:0.0} microseconds a prompt.");

    private static double? Number(double value, int digits) => double.IsFinite(value) ? Math.Round(value, digits) : null;
}
