using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Batches;

/// <summary>Reports results of a batch that are awaited in an endpoint, a controller, a page or a hub (CPA6001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitedBatchAnalyzer() : OperationAnalyzer(Descriptor)
{
    private const string ResultsMethod = "ResultsAsync";
    private const string SendManyMethod = "SendManyAsync";
    private const string OfResults = "let a BatchWorker hand them to an IBatchHandler, or send the prompts with SendManyAsync";
    private const string OfPatience = "the prompt has [Patience]: give SendManyOptions.Deadline, or take a prompt without";

    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.AwaitedBatch,
        RuleCategory.Batch,
        DiagnosticSeverity.Warning,
        "The results of a batch are awaited where somebody waits",
        "{0} awaits the results of a batch, which may take a day; {1}",
        "A batch is answered within a day, most within an hour. A request, a page or a connection does not last that long, and who waits for it has no answer.");

    private protected override bool MayHold(TreeIndex file, Compilation compilation) => file.Mentions(ResultsMethod) || file.Mentions(SendManyMethod);

    private protected override bool IsMeant(SyntaxNode node) => CalledNameOf(node) is { } name && (name is ResultsMethod or SendManyMethod || InteractivePlaces.IsEndpointName(name));

    private protected override Action<NamedOperationContext>? Begin(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("CachePrefix.PromptBatch`2") is not { } batch)
            return null;

        var patience = compilation.GetTypeByMetadataName(MetadataNames.Patience);
        var places = new InteractivePlaces(compilation);
        return operation =>
        {
            if (operation.Operation is not IInvocationOperation call)
                return;
            if (Awaited(call, batch, patience) is { } advice)
            {
                if (operation.ContainingSymbol is { } member && places.Of(call, member) is { } place)
                    operation.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), place, advice));
            }
            else if (InteractivePlaces.IsEndpoint(call.TargetMethod))
            {
                ReportNamedEndpoints(operation, call, batch, patience);
            }
        };
    }

    /// <summary>What to do instead of waiting, if the call gives the results of a batch, or may make one and give its results.</summary>
    private static string? Awaited(IInvocationOperation call, INamedTypeSymbol batch, INamedTypeSymbol? patience) => call.TargetMethod.Name switch
    {
        ResultsMethod when SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType?.OriginalDefinition, batch) => OfResults,
        SendManyMethod when IsPatient(call, patience) => OfPatience,
        _ => null,
    };

    /// <summary>Whether a prompt says that it can wait and the call, which has no options, does not say otherwise.</summary>
    private static bool IsPatient(IInvocationOperation call, INamedTypeSymbol? patience) =>
        patience is not null
        && call.TargetMethod.Parameters is [{ Type: INamedTypeSymbol { TypeArguments: [var prompt] } }, _, ..]
        && prompt.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, patience))
        && call.Arguments.Any(static argument => argument.Parameter?.Ordinal == 1 && (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null }));

    /// <summary>An endpoint may be a method of the same file that is only named where it is mapped.</summary>
    private static void ReportNamedEndpoints(in NamedOperationContext context, IInvocationOperation map, INamedTypeSymbol batch, INamedTypeSymbol? patience)
    {
        var methods = map.Arguments.SelectMany(static argument => argument.Descendants()).OfType<IMethodReferenceOperation>().Select(static reference => reference.Method);
        foreach (var declaration in methods.SelectMany(static method => method.DeclaringSyntaxReferences))
        {
            if (declaration.SyntaxTree != map.Syntax.SyntaxTree || map.SemanticModel is not { } model)
                continue;

            foreach (var syntax in declaration.GetSyntax(context.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (model.GetOperation(syntax, context.CancellationToken) is IInvocationOperation call && Awaited(call, batch, patience) is { } advice && !InteractivePlaces.IsInBackground(call))
                    context.ReportDiagnostic(Diagnostic.Create(Descriptor, syntax.GetLocation(), InteractivePlaces.Endpoint, advice));
            }
        }
    }
}
