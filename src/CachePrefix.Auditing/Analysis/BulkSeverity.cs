using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Analysis;

/// <summary>
/// Applies <c>dotnet_analyzer_diagnostic.severity</c> and <c>dotnet_analyzer_diagnostic.category-….severity</c>, which the compiler's driver
/// applies by itself, to findings that were made without it.
/// </summary>
internal static class BulkSeverity
{
    private const string All = "dotnet_analyzer_diagnostic.severity";

    /// <summary>The finding with its severity, or <see langword="null"/> where it is switched off. A severity of the rule itself goes first.</summary>
    public static Diagnostic? Apply(Diagnostic diagnostic, Compilation compilation, AnalyzerOptions options)
    {
        if (diagnostic.Location.SourceTree is not { } tree || !diagnostic.Descriptor.IsEnabledByDefault || IsConfigured(diagnostic.Id, tree, compilation))
            return diagnostic;

        var values = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        if (!values.TryGetValue($"dotnet_analyzer_diagnostic.category-{diagnostic.Descriptor.Category}.severity", out var value) && !values.TryGetValue(All, out value))
            return diagnostic;

        return value.Trim().ToUpperInvariant() switch
        {
            "NONE" => null,
            "SILENT" or "REFACTORING" => With(diagnostic, DiagnosticSeverity.Hidden),
            "SUGGESTION" => With(diagnostic, DiagnosticSeverity.Info),
            "WARNING" => With(diagnostic, DiagnosticSeverity.Warning),
            "ERROR" => With(diagnostic, DiagnosticSeverity.Error),
            _ => diagnostic,
        };
    }

    private static bool IsConfigured(string id, SyntaxTree tree, Compilation compilation) =>
        compilation.Options.SpecificDiagnosticOptions.ContainsKey(id)
        || compilation.Options.SyntaxTreeOptionsProvider is { } provider
        && (provider.TryGetDiagnosticValue(tree, id, CancellationToken.None, out _) || provider.TryGetGlobalDiagnosticValue(id, CancellationToken.None, out _));

    private static Diagnostic With(Diagnostic diagnostic, DiagnosticSeverity severity) => severity == diagnostic.Severity ? diagnostic : Diagnostic.Create(
        diagnostic.Id,
        diagnostic.Descriptor.Category,
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        severity,
        diagnostic.DefaultSeverity,
        isEnabledByDefault: true,
        warningLevel: severity == DiagnosticSeverity.Error ? 0 : 1,
        diagnostic.Descriptor.Title,
        diagnostic.Descriptor.Description,
        diagnostic.Descriptor.HelpLinkUri,
        diagnostic.Location,
        diagnostic.AdditionalLocations,
        diagnostic.Descriptor.CustomTags,
        diagnostic.Properties);
}
