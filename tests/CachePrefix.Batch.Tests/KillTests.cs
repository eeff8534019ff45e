using System.Diagnostics;

namespace CachePrefix.Batch.Tests;

/// <summary>The sample in short form: a process that is killed with SIGKILL on its way, and begun again each time.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task Killed_again_and_again_every_prompt_has_one_result_and_none_is_paid_for_twice(string provider)
    {
        var output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var sample = Path.Combine(output.Replace(Path.Combine("tests", "CachePrefix.Batch.Tests"), Path.Combine("samples", "NightlyTagging"), StringComparison.Ordinal), "NightlyTagging.dll");
        var start = new ProcessStartInfo("dotnet", [sample, "--tickets", "40", "--kills", "4", "--provider", provider]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, text + await errors);
        Assert.Contains("killed              4 times with SIGKILL", text, StringComparison.Ordinal);
        Assert.Contains("answered            40 of 40, 40 right", text, StringComparison.Ordinal);
        Assert.Contains("paid for            40 requests in batches", text, StringComparison.Ordinal);
    }
}
