using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CachePrefix.Generator.Tests.Consumers;

/// <summary>Publishes a small program trimmed and self-contained, with the trim and AOT analyzers on and warnings as errors, and runs it.</summary>
public sealed class TrimmedConsumerTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("cacheprefix-trimmed-").FullName;

    [Fact]
    public async Task A_trimmed_program_publishes_without_warnings_and_runs()
    {
        var (publishCode, published) = await RunAsync("dotnet", "publish", ProjectPath(), "-c", "Release", "-o", _output, "-nodeReuse:false", "-tl:off");

        Assert.True(publishCode == 0, published);
        Assert.DoesNotContain(published.Split('\n'), line => line.Contains(": warning ", StringComparison.Ordinal) && line.Contains("Trimmed.csproj", StringComparison.Ordinal));

        var (runCode, printed) = await RunAsync(Path.Combine(_output, "Trimmed"));

        Assert.True(runCode == 0, printed);
        Assert.Equal(
            """
            complex: {"Place":"Oslo","Celsius":21} 21
            attempts 2, cost 0.004200
            tools, Role, Stations, Place

            """,
            printed.ReplaceLineEndings("\n"));
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    private static string ProjectPath([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "Consumers", "Trimmed", "Trimmed.csproj"));

    /// <summary>The test host's own MSBuild variables would point the new build at the wrong SDK.</summary>
    private static async Task<(int Code, string Output)> RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
