using CachePrefix.Analyzers.Volatility.Summaries;
using CachePrefix.Auditing.Projects;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Auditing.Loading;

/// <summary>What a build would tell the compiler and the analyzers of a project.</summary>
internal static class LooseProperties
{
    /// <summary>Packages that only programs use which a provider runs on as many machines as it likes.</summary>
    private static readonly string[] Servers = ["Microsoft.Azure.Functions.", "Microsoft.NET.Sdk.Functions", "Microsoft.Azure.WebJobs", "Amazon.Lambda.", "Microsoft.Orleans.", "Microsoft.AspNetCore"];

    public static Dictionary<string, string> Of(ProjectFile file) => new()
    {
        [DeploymentReader.FrameworkProperty] = file.Framework,
        [DeploymentReader.WebProperty] = IsServer(file) ? "true" : "false",
        [DeploymentReader.InvariantProperty] = file.Properties["InvariantGlobalization"],
    };

    public static OutputKind OutputOf(ProjectFile file, bool isProgram) =>
        file.Properties["OutputType"].Equals("WinExe", StringComparison.OrdinalIgnoreCase) ? OutputKind.WindowsApplication
        : isProgram || file.Properties["OutputType"].Equals("Exe", StringComparison.OrdinalIgnoreCase) ? OutputKind.ConsoleApplication
        : OutputKind.DynamicallyLinkedLibrary;

    private static bool IsServer(ProjectFile file) =>
        file.Sdks.Any(static sdk => sdk.StartsWith("Microsoft.NET.Sdk.Web", StringComparison.OrdinalIgnoreCase) || sdk.StartsWith("Microsoft.NET.Sdk.Worker", StringComparison.OrdinalIgnoreCase))
        || file.Packages.Keys.Any(static package => Array.Exists(Servers, server => package.StartsWith(server, StringComparison.OrdinalIgnoreCase)));
}
