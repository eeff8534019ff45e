using System.Text.Json;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Training;

public sealed class TrainCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("train-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_learned_holds_on_other_rows_and_is_the_same_each_time()
    {
        var rows = Write("rows.jsonl", GeneratedRows.Lines(800, seed: 1));
        var other = Write("other.jsonl", GeneratedRows.Lines(400, seed: 2));

        var trained = await CommandRun.OfAsync("train", "--data", rows, "--out", At("a.cprouter"), "--json");
        await CommandRun.OfAsync("train", "--data", rows, "--out", At("b.cprouter"));
        var evaluated = await CommandRun.OfAsync("train", "--evaluate", other, "--model", At("a.cprouter"), "--json");

        Assert.Equal((0, ""), (trained.ExitCode, trained.Error));
        Assert.Equal(File.ReadAllBytes(At("a.cprouter")), File.ReadAllBytes(At("b.cprouter")));
        using var report = JsonDocument.Parse(trained.Output);
        Assert.Equal(["cheap", "dear"], report.RootElement.GetProperty("tiers").EnumerateArray().Select(static tier => tier.GetProperty("name").GetString()!));
        Assert.All(report.RootElement.GetProperty("tiers").EnumerateArray(), static tier => Assert.InRange(tier.GetProperty("calibrationError").GetDouble(), 0, 0.08));
        using var measured = JsonDocument.Parse(evaluated.Output);
        Assert.Equal(["apgr", "cpt50", "cpt80", "microsecondsPerPrompt"], measured.RootElement.EnumerateObject().Select(static property => property.Name));
        Assert.InRange(measured.RootElement.GetProperty("apgr").GetDouble(), 0.7, 1.1);
        Assert.InRange(measured.RootElement.GetProperty("cpt80").GetDouble(), 0.05, 0.45);
        var model = DifficultyModel.Load(At("a.cprouter"));
        Assert.True(model.Predict("Question about the tort and the clause, seen from appeal 3?").Gain > 0.35);
        Assert.True(model.Predict("Question about the butter and the salt, seen from dough 3?").Gain < 0.15);
        Assert.NotNull(model.Predict("SELECT * FROM orders WHERE id = 4; -- {[()]}\n- a\n- b").Objection);
    }

    [Fact]
    public async Task Three_tiers_and_costs_and_a_target()
    {
        var rows = Write("rows.jsonl", GeneratedRows.Lines(800, seed: 3, withMiddle: true));

        var run = await CommandRun.OfAsync(
            "train", "--data", rows, "--out", At("a.cprouter"), "--tier", "cheap=0.001", "--tier", "dear=0.03", "--tier", "middle=0.004", "--target-quality", "0.7");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var model = DifficultyModel.Load(At("a.cprouter"));
        Assert.Equal([("cheap", 0.001), ("middle", 0.004), ("dear", 0.03)], model.Tiers.Select(static tier => (tier.Name, tier.Cost)));
        var chosen = model.OperatingPoints.Single(point => point.Threshold == model.Threshold);
        Assert.True(chosen.QualityLow >= 0.7);
        Assert.DoesNotContain(model.OperatingPoints, point => point.Cost < chosen.Cost && point.QualityLow >= 0.7);
        Assert.All(model.OperatingPoints, static point => Assert.Equal(1, point.Shares.Sum(), 6));
        Assert.Contains("* is the threshold in the file.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folds_measure_together_alone_and_across()
    {
        var a = Write("a.jsonl", GeneratedRows.Lines(300, seed: 4));
        var b = Write("b.jsonl", GeneratedRows.Lines(300, seed: 5, prefix: "1) 2) = { } \\n- x\\n- y\\n"));

        var run = await CommandRun.OfAsync("train", "--data", a, b, "--folds", "2", "--json");

        using var report = JsonDocument.Parse(run.Output);
        var rows = report.RootElement.GetProperty("validation").EnumerateArray()
            .ToDictionary(static row => $"{row.GetProperty("trained").GetString()} on {row.GetProperty("on").GetString()}", static row => row.Clone(), StringComparer.Ordinal);
        Assert.Equal(["all on all", "all on a", "all on b", "a on a", "b on b", "a on b", "b on a"], rows.Keys);
        Assert.True(rows["all on all"].GetProperty("apgr").GetDouble() > 0.7);
        Assert.Equal((0.5, 1.0), (rows["a on b"].GetProperty("apgr").GetDouble(), rows["a on b"].GetProperty("abstained").GetDouble()));
        Assert.Equal((0.5, 1.0), (rows["b on a"].GetProperty("apgr").GetDouble(), rows["b on a"].GetProperty("abstained").GetDouble()));
    }

    [Fact]
    public async Task Answers_that_nobody_saw_are_left_out()
    {
        var lines = GeneratedRows.Lines(600, seed: 6).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i += 2)
            lines[i] = lines[i].Replace("\"dear\": 0", "\"dear\": null", StringComparison.Ordinal).Replace("\"dear\": 1", "\"note\": \"none\"", StringComparison.Ordinal);

        var run = await CommandRun.OfAsync("train", "--data", Write("rows.jsonl", string.Join('\n', lines)), "--out", At("a.cprouter"), "--json", "--tier", "cheap", "--tier", "dear");

        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal([600, 300], report.RootElement.GetProperty("tiers").EnumerateArray().Select(static tier => tier.GetProperty("labels").GetInt32()));
    }

    [Theory]
    [InlineData("--data rows.jsonl", "Say where the router goes")]
    [InlineData("--out x", "There is nothing to learn from")]
    [InlineData("--data rows.jsonl --from x --out x", "not both")]
    [InlineData("--data missing.jsonl --out x", "missing.jsonl cannot be read")]
    [InlineData("--data few.jsonl --out x", "There are 20 rows; a router needs at least 100")]
    [InlineData("--data unlabelled.jsonl --out x", "name no tier")]
    [InlineData("--data bad.jsonl --out x", "bad.jsonl(2): not a record of this kind")]
    [InlineData("--data rows.jsonl --out x --tier cheap", "--tier is given once")]
    [InlineData("--data rows.jsonl --out x --tier cheap --tier large", "has a value from 0 to 1 for tier 'large'")]
    [InlineData("--data rows.jsonl --out x --tier cheap=a --tier dear=2", "'a' is no cost")]
    [InlineData("--data rows.jsonl --out x --tier cheap=1 --tier dear", "Give all tiers a cost")]
    [InlineData("--data rows.jsonl --out x --tier cheap=1 --tier dear=1", "All tiers cost the same")]
    [InlineData("--data rows.jsonl --out x --target-quality 2", "is a share from 0 to 1")]
    [InlineData("--data rows.jsonl --out x --target-quality 0.9999", "No threshold reaches a quality of 0.9999")]
    [InlineData("--data rows.jsonl --out x --target-cost 0.5 --target-quality 0.5", "not both")]
    [InlineData("--data rows.jsonl --folds 1", "--folds is 1")]
    [InlineData("--evaluate rows.jsonl", "Say which router")]
    [InlineData("--evaluate rows.jsonl --model rows.jsonl", "is not one that `cacheprefix train` wrote")]
    public async Task Mistakes_name_the_way_out(string arguments, string message)
    {
        Write("rows.jsonl", GeneratedRows.Lines(120, seed: 7));
        Write("few.jsonl", GeneratedRows.Lines(20, seed: 7));
        Write("unlabelled.jsonl", "{ \"prompt\": \"a\" }\n");
        Write("bad.jsonl", "{ \"prompt\": \"a\", \"cheap\": 1, \"dear\": 1 }\n{ \"text\": \"a\" }\n");

        var run = await CommandRun.OfAsync(["train", .. arguments.Split(' ').Select(word => word.EndsWith(".jsonl", StringComparison.Ordinal) || word == "x" ? At(word) : word)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }
}
