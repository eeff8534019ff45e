using System.Diagnostics;
using System.Globalization;
using CachePrefix;

namespace NightlyTagging;

/// <summary>The same run again and again, each time in a process of its own.</summary>
internal sealed class Night(Uri address, string folder, int count, string provider, string size)
{
    /// <summary>Runs the worker; at a point, kills it with SIGKILL.</summary>
    /// <returns>The exit code, the last line, and whether it was killed.</returns>
    public async Task<(int ExitCode, string Line, bool IsKilled)> RunAsync(string? killAt)
    {
        using var worker = Start();
        var line = "";
        var isKilled = false;
        while (await worker.StandardOutput.ReadLineAsync() is { } output)
        {
            line = output;
            if (isKilled || killAt is null || !KillPoint.IsReached(killAt, output))
                continue;

            worker.Kill();
            isKilled = true;
        }

        await worker.WaitForExitAsync();
        return (worker.ExitCode, line, isKilled);
    }

    /// <summary>What the store says was sent.</summary>
    public async Task<(int Batches, int DistinctIds, int Largest)> CountAsync()
    {
        var store = new FolderBatchStore(folder);
        var run = await store.FindAsync(Worker.Run, default) ?? throw new InvalidOperationException("The run is gone.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in run.Parts)
        {
            using var reader = new StreamReader((await store.OpenAsync(run.Name, string.Create(CultureInfo.InvariantCulture, $"part-{part.Number:0000}.requests"), default))!);
            while (await reader.ReadLineAsync() is { } line)
                ids.Add(line[..line.IndexOf('\t', StringComparison.Ordinal)]);
        }

        return (run.Parts.Count, ids.Count, run.Parts.Max(static part => part.Requests));
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Worker).Assembly.Location);
        foreach (var argument in new[] { "--worker", address.ToString(), folder, count.ToString(CultureInfo.InvariantCulture), provider, size })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
