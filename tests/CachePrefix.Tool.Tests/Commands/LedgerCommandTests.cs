using System.Text.Json;
using CachePrefix.Ledger;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Commands;

/// <summary>The commands that read ledgers: simulate, report, watch.</summary>
public sealed class LedgerCommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ledger").FullName;

    [Fact]
    public async Task Published_cases_are_printed_as_an_array()
    {
        var run = await CommandRun.OfAsync("simulate", "--published", "--json");
        Assert.Equal(0, run.ExitCode);
        var rows = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(["a", "b", "c", "d", "e"], rows.Select(row => row.GetProperty("case").GetString()).Distinct());
        Assert.All(rows, row => Assert.Equal(["case", "stage", "published", "ours", "note"], row.EnumerateObject().Select(member => member.Name)));
        Assert.Contains(rows, row => row.GetProperty("published").GetDouble() == 1_850 && Math.Abs(row.GetProperty("ours").GetDouble() - 1_850) < 1);
    }

    [Fact]
    public async Task A_workload_is_simulated_with_levers_and_sensitivities()
    {
        var file = await WriteAsync("workload.json", """{ "model": "claude-opus-4-8", "callsPerDay": 100000, "prefixTokens": 2000, "inputTokens": 200, "outputTokens": 300 }""");
        var run = await CommandRun.OfAsync("simulate", file);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("$1,850.00 a day", run.Output, StringComparison.Ordinal);
        Assert.Contains("$950.0", run.Output, StringComparison.Ordinal);
        Assert.Contains("outputTokens", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_is_simulated_reported_exported_and_watched()
    {
        var ledger = Path.Combine(_directory, "calls.db");
        await using (var calls = new SqliteCallLedger(ledger))
            await calls.AppendAsync([.. Enumerable.Range(0, 400).Select(Call)], []);

        var simulated = await CommandRun.OfAsync("simulate", "--from", ledger, "--ttl", "1h");
        Assert.Equal((0, ""), (simulated.ExitCode, simulated.Error));
        Assert.Contains("SupportPrompt: $", simulated.Output, StringComparison.Ordinal);

        var page = Path.Combine(_directory, "bill.html");
        Assert.Equal(0, (await CommandRun.OfAsync("report", ledger, "-o", page)).ExitCode);
        Assert.Contains("SupportPrompt", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await File.ReadAllTextAsync(page), StringComparison.OrdinalIgnoreCase);

        var usage = Path.Combine(_directory, "cacheprefix.usage.json");
        Assert.Equal(0, (await CommandRun.OfAsync("report", ledger, "--export", usage)).ExitCode);
        var prompt = JsonDocument.Parse(await File.ReadAllTextAsync(usage)).RootElement.GetProperty("prompts")[0];
        Assert.Equal(0.75, prompt.GetProperty("hitRate").GetDouble());
        Assert.DoesNotContain("secret-tenant", await File.ReadAllTextAsync(usage), StringComparison.Ordinal);

        var watched = await CommandRun.OfAsync("watch", ledger, "--once");
        Assert.Equal(0, watched.ExitCode);
        Assert.Contains("75.0 %", watched.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulate", "There is nothing to simulate")]
    [InlineData("simulate nowhere.json", "nowhere.json")]
    [InlineData("simulate --from nowhere.db", "There is no ledger 'nowhere.db'")]
    [InlineData("simulate --from {text} --days 3", "file is not a database")]
    [InlineData("report", "There is nothing to report")]
    [InlineData("report {text}", "file is not a database")]
    [InlineData("report {empty}", "is empty")]
    [InlineData("report {empty} --days 0", "--days is 0")]
    [InlineData("watch nowhere.db", "There is no ledger 'nowhere.db'")]
    [InlineData("watch {text} --hours 0 --once", "--hours")]
    public async Task What_cannot_run_says_why_in_a_line(string arguments, string message)
    {
        var text = await WriteAsync("text.db", new string('x', 4_096));
        var empty = await WriteAsync("empty.db", "");
        var run = await CommandRun.OfAsync([.. arguments.Split(' ').Select(argument => argument.Replace("{text}", text, StringComparison.Ordinal).Replace("{empty}", empty, StringComparison.Ordinal))]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static CallRecord Call(int number) => new()
    {
        CallId = $"{number}",
        Prompt = "SupportPrompt",
        Tier = "simple",
        Model = "claude-haiku-4-5",
        Tenant = "secret-tenant",
        Time = DateTimeOffset.UtcNow.AddMinutes(-number),
        Usage = number % 4 == 0 ? new TokenUsage(50, CacheWrite5m: 5_000, Output: 100) : new TokenUsage(50, CacheRead: 5_000, Output: 100),
        Cost = 0.001m,
    };

    private async Task<string> WriteAsync(string name, string content)
    {
        var path = Path.Combine(_directory, name);
        await File.WriteAllTextAsync(path, content);
        return path;
    }
}
