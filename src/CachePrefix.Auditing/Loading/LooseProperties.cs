using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using CachePrefix.Auditing.Projects;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Auditing.Loading;

/// <summary>What a build would tell the compiler and the analyzers of a project.</summary>
internal static class LooseProperties
{
    public static Dictionary<string, string> Of(ProjectFile file) => new()
    {
        [BuildProperties.TargetFramework] = file.Framework,
        [DeploymentReader.InvariantProperty] = file.Properties["InvariantGlobalization"],
    };

    public static OutputKind OutputOf(ProjectFile file, bool isProgram) =>
        file.Properties["OutputType"].Equals("WinExe", StringComparison.OrdinalIgnoreCase) ? OutputKind.WindowsApplication
        : isProgram ? OutputKind.ConsoleApplication
        : OutputKind.DynamicallyLinkedLibrary;
}
