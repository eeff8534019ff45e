using System.Text.Json;

namespace CachePrefix.Evaluation.Tests.Running;

public sealed class PageTests
{
    [Fact]
    public async Task Texts_of_models_are_text_on_the_page()
    {
        const string Hostile = "</details><script>alert(1)</script> | ![x](http://evil.test/p.png) @everyone\n# Holds `x`";
        var suite = Support.Suite(100);
        var candidate = Support.Answering("small", static _ => false) with { AnswerAsync = static (_, _) => Task.FromResult(new SystemAnswer<string> { Value = Hostile }) };

        var result = await EvaluationRun.RunAsync(suite, Support.Answering("large", static _ => true), candidate, Scorers.Exact(suite), Support.Options());
        var page = MarkdownPage.Of(result.Summary);

        Assert.DoesNotContain("<script>", page.Replace("\\<", "", StringComparison.Ordinal));
        Assert.DoesNotContain("![x](", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://evil", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Split('\n'), static line => line.StartsWith("# ", StringComparison.Ordinal));
        Assert.StartsWith("## Drops", page);
        Assert.Contains("not known", page);
    }

    [Fact]
    public async Task The_summary_is_one_json_object_with_seed_and_versions()
    {
        var suite = Support.Suite(100);

        var result = await EvaluationRun.RunAsync(suite, Support.Answering("large", static _ => true), Support.Answering("small", static _ => true), Scorers.Exact(suite), Support.Options());
        using var json = JsonDocument.Parse(result.Summary.ToJson());

        Assert.Equal("CannotTell", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("seed").GetInt32());
        Assert.Equal(12, json.RootElement.GetProperty("baseline").GetProperty("version").GetString()!.Length);
        Assert.InRange(json.RootElement.GetProperty("moreCases").GetInt32(), 50, 1_000);
    }
}
