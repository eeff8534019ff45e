using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports what cannot be understood in <c>cacheprefix.json</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidConfigurationAnalyzer() : AdditionalFileAnalyzer(Descriptor, PromptConfiguration.IsConfiguration)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.InvalidConfiguration,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "cacheprefix.json cannot be understood",
        "cacheprefix.json: {0}",
        "The file is an object with 'tiers', each with its 'model', 'ttl', the lifetime of each rung, and 'routers', each with its 'rules'. It is read by the compiler and, as configuration, by the program.");

    private protected override void Analyze(AdditionalFileAnalysisContext context, SourceText text)
    {
        var content = text.ToString();
        var places = new JsonPlaces(context.AdditionalFile.Path, text);
        ConfigurationReader.Read(content, Report);
        RouterReader.Read(content, Report);

        void Report(string member, string problem) =>
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, places.Of(member), problem));
    }
}
