using System.Text.Json;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Training;

public sealed class TrainFromLedgerTests : IDisposable
{
    private const double Rate = 0.2;

    private readonly string _folder = Directory.CreateTempSubdirectory("train-ledger-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Exploration_shows_what_a_tier_does_on_requests_that_it_is_not_chosen_for()
    {
        await WriteAsync("explored.jsonl", explores: true);
        await WriteAsync("chosen.jsonl", explores: false);

        var explored = await TrainAsync("explored.jsonl");
        var chosen = await TrainAsync("chosen.jsonl");

        Assert.Empty(explored.Notes);
        Assert.Contains("No call notes how likely its tier was", Assert.Single(chosen.Notes), StringComparison.Ordinal);
        Assert.Equal(["cheap", "dear"], explored.Model.Tiers.Select(static tier => tier.Name));
        Assert.Equal([0.001, 0.02], explored.Model.Tiers.Select(static tier => tier.Cost));
        Assert.InRange(explored.Model.Predict(Question("hard", 3)).Probabilities[0], 0.05, 0.45);
        Assert.InRange(chosen.Model.Predict(Question("hard", 3)).Probabilities[0], 0.6, 1);
        Assert.InRange(explored.Model.Predict(Question("easy", 3)).Probabilities[0], 0.75, 1);
    }

    [Fact]
    public async Task A_ledger_without_what_is_needed_says_so()
    {
        await WriteAsync("silent.jsonl", explores: true, withText: false);
        await WriteAsync("calls.jsonl", explores: true);

        Assert.Contains("Set MeteringOptions.CaptureContent", await ErrorAsync("silent.jsonl"), StringComparison.Ordinal);
        Assert.Contains("no answered call of prompt 'Other'", await ErrorAsync("calls.jsonl", "--prompt", "Other"), StringComparison.Ordinal);
        Assert.Contains("no first answer of tier 'huge'", await ErrorAsync("calls.jsonl", "--tier", "cheap=1", "--tier", "huge=2"), StringComparison.Ordinal);
        Assert.Contains("There is no ledger", await ErrorAsync("missing.db"), StringComparison.Ordinal);
        Assert.Contains("is no built program", await ErrorAsync("calls.jsonl", "--embeddings", At("calls.jsonl")), StringComparison.Ordinal);
    }

    private static string Question(string kind, int number) =>
        kind == "hard" ? $"Which clause of the contract limits the liability {number}?" : $"Which river of the country is the longest {number}?";

    /// <summary>Hard questions go to the dear tier, easy ones to the cheap one, but for those that are drawn. The cheap tier gets a quarter of the hard ones right.</summary>
    private async Task WriteAsync(string name, bool explores, bool withText = true)
    {
        var random = new Random(1);
        var records = new List<CallRecord>();
        for (var i = 0; i < 1_200; i++)
        {
            var isHard = random.Next(2) == 1;
            var (usual, draws, drawn, luck) = (isHard ? "dear" : "cheap", random.NextDouble() < Rate, random.Next(2) == 1 ? "dear" : "cheap", random.NextDouble());
            var tier = explores && draws ? drawn : usual;
            records.Add(new CallRecord
            {
                CallId = $"c{i}",
                Prompt = "SupportPrompt",
                Time = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(i),
                Tier = tier,
                Outcome = luck < (isHard && tier == "cheap" ? 0.25 : 0.95) ? AttemptOutcome.Accepted : AttemptOutcome.Rejected,
                Cost = tier == "cheap" ? 0.001m : 0.02m,
                Input = withText ? Question(isHard ? "hard" : "easy", random.Next(50)) : null,
                RoutePropensity = explores ? (tier == usual ? 1 - Rate : 0) + (Rate / 2) : null,
            });
        }

        await using var ledger = new JsonLinesLedger(At(name));
        await ledger.AppendAsync(records, []);
    }

    private async Task<(DifficultyModel Model, string[] Notes)> TrainAsync(string ledger)
    {
        var run = await CommandRun.OfAsync("train", "--from", At(ledger), "--out", At("a.cprouter"), "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var report = JsonDocument.Parse(run.Output);
        return (DifficultyModel.Load(At("a.cprouter")), [.. report.RootElement.GetProperty("notes").EnumerateArray().Select(static note => note.GetString()!)]);
    }

    private async Task<string> ErrorAsync(string ledger, params string[] more)
    {
        var run = await CommandRun.OfAsync(["train", "--from", At(ledger), "--out", At("x"), .. more]);
        Assert.Equal(2, run.ExitCode);
        return run.Error;
    }

    private string At(string name) => Path.Combine(_folder, name);
}
