using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports what cannot be understood in <c>cacheprefix.json</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidConfigurationAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = DefinitionDescriptor.Create(
        RuleIds.InvalidConfiguration,
        "cacheprefix.json cannot be understood",
        "cacheprefix.json: {0}",
        "The file is an object with 'tiers', each with its 'model', and 'ttl', the lifetime of each rung. It is read by the compiler and, as configuration, by the program.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (!PromptConfiguration.IsConfiguration(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        ConfigurationReader.Read(text.ToString(), (member, problem) =>
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, JsonLocation.OfString(member, context.AdditionalFile.Path, text), problem)));
    }
}
