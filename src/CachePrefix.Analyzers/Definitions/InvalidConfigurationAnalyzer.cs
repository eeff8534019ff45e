using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Definitions;

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
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, LocationOf(member, context.AdditionalFile.Path, text), problem)));
    }

    /// <summary>The reader of .NET Standard 2.0 has no positions, so the member's name is looked for.</summary>
    private static Location LocationOf(string member, string path, SourceText text)
    {
        var index = member.Length == 0 ? -1 : text.ToString().IndexOf($"\"{member}\"", StringComparison.Ordinal);
        var span = index < 0 ? new TextSpan(0, 0) : new TextSpan(index, member.Length + 2);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
