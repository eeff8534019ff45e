using System.Text.Json;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Commands;

public sealed class AuditCommandTests
{
    [Fact]
    public async Task Json_has_exactly_the_documented_members()
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("Prompts.cs", CodeBase.Volatile);

        var run = await CommandRun.OfAsync("audit", code.Root, "--loose", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        var finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray());
        Assert.Equal(
            ["id", "severity", "path", "line", "column", "message", "sink", "source", "granularity", "hops"],
            finding.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("warning", finding.GetProperty("severity").GetString());
        Assert.Equal("subday", finding.GetProperty("granularity").GetString());
        Assert.Equal("DateTime.Now", finding.GetProperty("source").GetString());
        Assert.All(finding.GetProperty("hops").EnumerateArray(), static hop => Assert.Equal(["path", "line"], hop.EnumerateObject().Select(static member => member.Name)));
    }

    [Fact]
    public async Task The_table_groups_by_prompt_and_shows_the_way()
    {
        using var code = new CodeBase()
            .WriteProject("App.csproj")
            .Write("Clock.cs", "public static class Clock { public static string Now() => System.DateTime.Now.ToString(\"HH:mm\"); }")
            .Write("Prompts.cs", CodeBase.Volatile.Replace("DateTime.Now:HH:mm", "Clock.Now()} {Guid.NewGuid()", StringComparison.Ordinal));

        var run = await CommandRun.OfAsync("audit", code.Root, "--loose");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Output.Split('\n'), static line => line.StartsWith("Prompts.cs:8 ChatMessage", StringComparison.Ordinal));
        Assert.Contains("Clock.cs:1 → Prompts.cs:8", run.Output, StringComparison.Ordinal);
        Assert.Contains("CPA1003", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("0 resolved by symbol, 1 by name", run.Error, StringComparison.Ordinal);
        Assert.Contains("nothing of it was run", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_lets_known_findings_pass()
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("Prompts.cs", CodeBase.Volatile);
        var baseline = code.Path("known.json");

        Assert.Equal(0, (await CommandRun.OfAsync("audit", code.Root, "--loose", "--write-baseline", baseline)).ExitCode);
        code.Write("Prompts.cs", "\n\n" + CodeBase.Volatile);
        Assert.Equal(0, (await CommandRun.OfAsync("audit", code.Root, "--loose", "--baseline", baseline)).ExitCode);
        code.Write("More.cs", CodeBase.Volatile.Replace("Prompts", "More", StringComparison.Ordinal));
        var run = await CommandRun.OfAsync("audit", code.Root, "--loose", "--baseline", baseline, "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("More.cs", Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray()).GetProperty("path").GetString());
    }

    [Fact]
    public async Task Nothing_found_is_success()
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("A.cs", "class A;");

        var run = await CommandRun.OfAsync("audit", code.Root, "--loose", "--format", "json");

        Assert.Equal((0, "[]\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task What_cannot_run_is_one_line_and_exit_code_2()
    {
        using var code = new CodeBase().Write("A.cs", "class A;").Write("bad.json", "{");

        var missing = await CommandRun.OfAsync("audit", code.Path("nowhere"));
        var baseline = await CommandRun.OfAsync("audit", code.Root, "--loose", "--baseline", code.Path("bad.json"));
        var unknown = await CommandRun.OfAsync("audit", "--format", "xml");

        Assert.All([missing, baseline, unknown], static run => Assert.Equal(2, run.ExitCode));
        Assert.Equal($"The path '{code.Path("nowhere")}' does not exist. Name a folder, a solution, a project or a C# file.\n", missing.Error);
        Assert.Contains("--write-baseline", baseline.Error, StringComparison.Ordinal);
        Assert.Contains("'sarif'", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_has_rules_with_help_and_the_way_as_code_flow()
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("a b/Prompts.cs", CodeBase.Volatile);
        var file = code.Path("audit.sarif");

        var run = await CommandRun.OfAsync("audit", code.Root, "--loose", "--format", "sarif", "--output", file);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        var root = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        var log = root.GetProperty("runs")[0];
        var rule = log.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];
        Assert.Equal("CPA1001", rule.GetProperty("id").GetString());
        Assert.EndsWith("CPA1001.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
        var result = log.GetProperty("results")[0];
        Assert.Equal(0, result.GetProperty("ruleIndex").GetInt32());
        Assert.Equal("a%20b/Prompts.cs", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.True(result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").GetArrayLength() > 1);
    }

    [Fact]
    public async Task Html_is_one_escaped_page_without_scripts()
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("<script>.cs", CodeBase.Volatile);

        var run = await CommandRun.OfAsync("audit", code.Root, "--loose", "--format", "html");

        Assert.StartsWith("<!doctype html>\n<html lang=\"en\">", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", run.Output, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", run.Output, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", run.Output, StringComparison.Ordinal);
        Assert.Contains("CPA1001.md\">CPA1001</a>", run.Output, StringComparison.Ordinal);
        Assert.Contains("<h2>By rule</h2>", run.Output, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">1</td><td class=\"number\">1</td>", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", run.Output, StringComparison.Ordinal);
    }
}
