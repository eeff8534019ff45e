using System.Collections.Immutable;
using System.Globalization;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports a classifier that costs more than it can save: on a model dearer than the cheapest tier that it chooses from, or without an output bound (CPA4006).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DearClassifierAnalyzer() : OperationAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.DearClassifier,
        RuleCategory.Routing,
        DiagnosticSeverity.Warning,
        "A classifier is dear",
        "The classifier {0}; {1}",
        "A classifier is paid for with every request. It must be cheaper than the cheapest answer that it can lead to, and say one word.");

    private static readonly string[] Classifiers = ["CachePrefix.PromptTurnClassifier`2", "CachePrefix.ChatTurnClassifier", "CachePrefix.OpenAI.DecisionTurnClassifier"];

    private protected override bool MayHold(TreeIndex file, Compilation compilation) => ClassifierNames.MayBeIn(file, compilation);

    private protected override bool IsMeant(SyntaxNode node) => node is BaseObjectCreationExpressionSyntax;

    private protected override Action<NamedOperationContext>? Begin(Compilation compilation)
    {
        var prompts = new RoutedPrompts(compilation);
        var classifiers = Classifiers.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>().ToImmutableArray();
        return prompts.HasBuilder && !classifiers.IsEmpty ? operation => Analyze(operation, prompts, classifiers) : null;
    }

    private static void Analyze(NamedOperationContext context, RoutedPrompts prompts, ImmutableArray<INamedTypeSymbol> classifiers)
    {
        if (context.Operation is not IObjectCreationOperation { Type: INamedTypeSymbol type } creation || !classifiers.Any(classifier => classifier.Is(type.OriginalDefinition)))
            return;

        var files = ProjectFiles.Of(context.Options);
        var prompt = type.TypeArguments is [INamedTypeSymbol definition, ..] ? KnownTypes.Of(context.Compilation).DeclarationOf(definition, context.CancellationToken) : null;
        if (prompt is not null && !prompt.Attribute.NamedArguments.Any(static argument => argument.Key == "MaxOutputTokens"))
            Report($"asks prompt '{prompt.Type.Name}', which has no output bound", "give it a MaxOutputTokens of a few tokens");
        if (ModelOf(creation, prompt, files) is not { } model)
            return;

        foreach (var router in RoutersAround(creation, prompts))
        {
            foreach (var routed in prompts.Of(router, context.CancellationToken))
            {
                var cheapest = routed.Cascade!.Strings().OfType<string>().Select(files.ModelOf).FirstOrDefault(tier => TierPrices.IsCheaper(tier, model));
                if (cheapest is null)
                    continue;

                Report($"uses {Describe(model)}, dearer than {Describe(cheapest)}, the cheapest model that it chooses from for prompt '{routed.Type.Name}'", "use a cheaper one");
                return;
            }
        }

        void Report(string flaw, string wayOut) => context.ReportDiagnostic(Diagnostic.Create(Descriptor, creation.Syntax.GetLocation(), flaw, wayOut));
    }

    private static ModelInfo? ModelOf(IObjectCreationOperation creation, PromptDeclaration? prompt, ProjectFiles files)
    {
        if (prompt is not null)
            return (prompt.Tier ?? prompt.Cascade)?.Strings().FirstOrDefault() is { } tier ? files.ModelOf(tier) : null;

        return creation.Descendants()
            .Where(static value => value.ConstantValue is { HasValue: true, Value: string })
            .Select(value => files.Models.Find((string)value.ConstantValue.Value!))
            .FirstOrDefault(static model => model is not null);
    }

    private static IEnumerable<string> RoutersAround(IOperation? operation, RoutedPrompts prompts)
    {
        for (; operation is not null; operation = operation.Parent)
        {
            if (operation is IInvocationOperation call && prompts.NameOf(call) is { } router)
                yield return router;
        }
    }

    private static string Describe(ModelInfo model) => string.Format(CultureInfo.InvariantCulture, "{0} (${1:0.##} in, ${2:0.##} out)", model.Id, model.Price!.Input, model.Price.Output);
}
