using System.Diagnostics;
using System.Text.Json;

namespace CachePrefix.Packaging.Tests;

[Collection(PackageFeedCollection.Name)]
public sealed class ToolTests(PackageFeed feed)
{
    private const string Prompt = """
        using Microsoft.Extensions.AI;

        public static class Prompts
        {
            public static ChatMessage Create() => new(ChatRole.System, $"It is {System.DateTime.Now:HH:mm}. Be brief.");
        }
        """;

    [Fact]
    public async Task The_packed_tool_installs_and_audits()
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Root, "tool")).FullName;
        var config = Path.Combine(folder, "NuGet.config");
        await File.WriteAllTextAsync(config, $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{feed.Packages}\" /></packageSources></configuration>");
        await DotNet.RunAsync(folder, "tool", "install", "CachePrefix.Tool", "--version", BuildSettings.PackageVersion, "--tool-path", Path.Combine(folder, "bin"), "--configfile", config);
        var code = Directory.CreateDirectory(Path.Combine(folder, "code")).FullName;
        await File.WriteAllTextAsync(Path.Combine(code, "Prompts.cs"), Prompt);

        var help = await RunAsync(folder, "--help");
        var audit = await RunAsync(folder, "audit", code, "--format", "json");
        var models = await RunAsync(folder, "models", "list");

        Assert.Equal((0, 1, 0), (help.ExitCode, audit.ExitCode, models.ExitCode));
        Assert.Contains("cacheprefix audit", help.Output, StringComparison.Ordinal);
        var finding = Assert.Single(JsonDocument.Parse(audit.Output).RootElement.EnumerateArray());
        Assert.Equal("CPA1001", finding.GetProperty("id").GetString());
        Assert.Equal("Prompts.cs", finding.GetProperty("path").GetString());
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "cacheprefix.exe" : "cacheprefix"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(new FileInfo(host).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? host);

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await error;
        return (process.ExitCode, await output);
    }
}
