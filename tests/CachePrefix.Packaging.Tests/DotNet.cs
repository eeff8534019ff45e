using System.Diagnostics;

namespace CachePrefix.Packaging.Tests;

/// <summary>Runs the <c>dotnet</c> that runs the tests.</summary>
internal static class DotNet
{
    /// <summary>The builds of this process share an MSBuild of their own, which stays loaded from one to the next.</summary>
    private static readonly string Servers = $"cacheprefix-{Environment.ProcessId}";

    /// <summary>The compiler that whoever runs the tests keeps loaded, or one like that MSBuild.</summary>
    private static readonly string Compiler = Environment.GetEnvironmentVariable("SharedCompilationId") ?? Servers;

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a command to its end and returns what it printed. A non-zero exit code fails unless it is allowed.</summary>
    public static async Task<string> RunAsync(string folder, bool allowFailure, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1";
        start.Environment["MSBUILDNODEHANDSHAKESALT"] = Servers;
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = Compiler;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        var text = await output + await error;
        return process.ExitCode == 0 || allowFailure
            ? text
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode} in {folder}:\n{text}");
    }

    /// <summary>Ends the MSBuild that the builds shared, and the compiler if it is theirs.</summary>
    public static async Task ShutDownServersAsync()
    {
        var tools = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        await RunAsync(tools, allowFailure: true, "build-server", "shutdown", "--msbuild");
        if (Compiler != Servers)
            return;

        var sdk = (await RunAsync(tools, "--version")).Trim();
        var server = Path.Combine(tools, "..", "..", "..", "sdk", sdk, "Roslyn", "bincore", "VBCSCompiler.dll");
        await RunAsync(tools, allowFailure: true, server, $"-pipename:{Servers}", "-shutdown");
    }

    public static Task<string> RunAsync(string folder, params string[] arguments) => RunAsync(folder, allowFailure: false, arguments);
}
