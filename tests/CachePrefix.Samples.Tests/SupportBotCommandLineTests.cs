using System.Diagnostics;
using System.Text.Json;
using SupportBot;

namespace CachePrefix.Samples.Tests;

public sealed class SupportBotCommandLineTests
{
    [Fact]
    public async Task With_json_it_prints_one_object_and_nothing_else()
    {
        var (code, output, error) = await RunAsync("--questions", "30", "--json");

        Assert.Equal(0, code);
        Assert.Empty(error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(
            ["calls", "baselineCost", "cost", "savingPercent", "prefixReadPercent", "escalations", "tierShares"],
            document.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(30, document.RootElement.GetProperty("calls").GetInt32());
    }

    [Fact]
    public async Task In_a_pipe_it_prints_a_table_without_progress()
    {
        var (code, output, _) = await RunAsync("--questions", "10");

        Assert.Equal(0, code);
        Assert.Contains("Escalations", output);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain("━", output);
    }

    [Fact]
    public async Task Live_without_a_key_says_so()
    {
        var (code, output, error) = await RunAsync("--live");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("ANTHROPIC_API_KEY", error);
    }

    [Theory]
    [InlineData("--nope", "--nope")]
    [InlineData("--questions=0", "'0'")]
    [InlineData("--questions=many", "'many'")]
    public async Task What_it_does_not_understand_is_named(string argument, string named)
    {
        var (code, _, error) = await RunAsync(argument);

        Assert.Equal(1, code);
        Assert.Contains(named, error);
        Assert.DoesNotContain("   at ", error);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SupportPrompt).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ANTHROPIC_API_KEY");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
