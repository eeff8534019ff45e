using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Reads from a project where its program runs.</summary>
internal static class DeploymentReader
{
    public const string InvariantProperty = "build_property.InvariantGlobalization";

    private static readonly string[] Windows = ["PresentationFramework", "System.Windows.Forms", "Avalonia.Controls", "Microsoft.WinUI", "Microsoft.Office.Interop.Word", "Microsoft.Office.Interop.Excel", "RevitAPI"];

    public static Deployment Read(AnalyzerConfigOptions options, Compilation compilation)
    {
        var known = options.IsTrue(InvariantProperty) ? Deployment.InvariantCulture : Deployment.Unknown;
        return compilation.Options.OutputKind == OutputKind.WindowsApplication || IsOfWindows(options) || Refers(compilation, Windows) ? known | Deployment.Desktop : known;
    }

    private static bool IsOfWindows(AnalyzerConfigOptions options) =>
        options.TryGetValue(BuildProperties.TargetFramework, out var framework) && framework.IndexOf("-windows", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Refers(Compilation compilation, string[] assemblies) => compilation.ReferencedAssemblyNames.Any(reference => Array.IndexOf(assemblies, reference.Name) >= 0);
}
