using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports a validator that waits for something (CPA4003).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DearValidatorAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.DearValidator,
        RuleCategory.Routing,
        DiagnosticSeverity.Warning,
        "A validator is dear",
        "The validator '{0}' {1}, which every answer waits for; check what the answer itself says",
        "A validator judges every answer of every tier. One that awaits, or that asks a model, a server or a database, adds its own price and latency to each attempt and can cost more than the cascade saves.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var known = KnownTypes.Of(start.Compilation);
            if (known.Prompt is null)
                return;

            var dear = new DearTypes(start.Compilation);
            start.RegisterSymbolStartAction(
                type =>
                {
                    if (known.DeclarationOf((INamedTypeSymbol)type.Symbol, type.CancellationToken) is not { Validators: { IsEmpty: false } validators })
                        return;

                    var methods = validators.Select(static validator => validator.Method).ToImmutableArray();
                    type.RegisterOperationBlockAction(block => Analyze(block, methods, dear));
                },
                SymbolKind.NamedType);
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, ImmutableArray<IMethodSymbol> validators, DearTypes dear)
    {
        if (!validators.Any(validator => SymbolEqualityComparer.Default.Equals(validator, context.OwningSymbol)))
            return;

        var operations = context.OperationBlocks.SelectMany(static block => block.DescendantsAndSelf()).ToList();
        var (operation, reason) = operations
            .OfType<IInvocationOperation>()
            .Select(call => ((IOperation)call, Reason: dear.Reason(call.Instance?.Type ?? ReceiverOf(call.TargetMethod) ?? call.TargetMethod.ContainingType)))
            .FirstOrDefault(static call => call.Reason is not null);
        operation ??= operations.OfType<IAwaitOperation>().FirstOrDefault();
        if (operation is not null)
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, operation.Syntax.GetLocation(), context.OwningSymbol.Name, reason ?? "awaits"));
    }

    private static ITypeSymbol? ReceiverOf(IMethodSymbol method) => method.IsExtensionMethod ? (method.ReducedFrom ?? method).Parameters[0].Type : null;
}
