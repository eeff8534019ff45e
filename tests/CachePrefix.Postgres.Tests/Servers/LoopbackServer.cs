using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CachePrefix.Postgres.Tests.Servers;

/// <summary>A server process on a free port of loopback with its data in a temporary folder; it can be killed and started again.</summary>
public abstract class LoopbackServer : IAsyncLifetime
{
    private Process? _process;

    public int Port { get; } = FreePort();

    protected string Folder { get; } = Directory.CreateTempSubdirectory("cacheprefix-test-").FullName;

    /// <summary>Why the server cannot run here; <see langword="null"/> when it can.</summary>
    public static string? Missing(string name, params string[] files) =>
        Environment.GetEnvironmentVariable("CI") == "true" || Array.Exists(files, File.Exists)
            ? null
            : $"{name} is not installed: none of {string.Join(", ", files)}. .ci/run installs it.";

    public virtual async Task InitializeAsync() => await StartAsync();

    public async Task StartAsync()
    {
        _process = Run(StartInfo());
        for (var i = 0; i < 600 && !await AnswersAsync(); i++)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"{GetType().Name} ended with exit code {_process.ExitCode}.");
            await Task.Delay(50);
        }
    }

    /// <summary>Ends the server as a crash does.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task DisposeAsync()
    {
        await KillAsync();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A process that is just ending may still write.
        }
    }

    protected static Process Run(ProcessStartInfo info)
    {
        info.RedirectStandardOutput = info.RedirectStandardError = info.RedirectStandardInput = true;
        var process = Process.Start(info)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    protected abstract ProcessStartInfo StartInfo();

    protected abstract Task<bool> AnswersAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
