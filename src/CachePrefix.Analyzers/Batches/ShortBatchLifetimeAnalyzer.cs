using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Batches;

/// <summary>Reports a batch whose prefix is cached for five minutes (CPA6002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShortBatchLifetimeAnalyzer() : OperationAnalyzer(Descriptor)
{
    private const string Lifetime = "Ttl";

    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.ShortBatchLifetime,
        RuleCategory.Batch,
        DiagnosticSeverity.Info,
        "The prefix of a batch lives five minutes",
        "The prefix of this batch lives five minutes, and a batch takes longer, so that it is written again and again; leave out Ttl, or set CacheTtl.OneHour",
        "Writing for one hour is dearer than writing for five minutes, but what lives five minutes is written again whenever it has expired. The requests of a batch are spread over minutes or hours.");

    private protected override bool MayHold(TreeIndex file, Compilation compilation) => file.Mentions(Lifetime);

    private protected override bool IsMeant(SyntaxNode node) => node is AssignmentExpressionSyntax
    {
        Left: IdentifierNameSyntax { Identifier.ValueText: Lifetime }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: Lifetime }
            or MemberBindingExpressionSyntax { Name.Identifier.ValueText: Lifetime },
    };

    private protected override Action<NamedOperationContext>? Begin(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("CachePrefix.BatchOptions") is not { } options
            || compilation.GetTypeByMetadataName("CachePrefix.CacheTtl")?.GetMembers("FiveMinutes").OfType<IFieldSymbol>().FirstOrDefault() is not { } fiveMinutes)
        {
            return null;
        }

        return operation =>
        {
            if (operation.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: Lifetime } property } } assignment
                && SymbolEqualityComparer.Default.Equals(property.ContainingType, options)
                && assignment.Value.ConstantValue is { HasValue: true, Value: { } value }
                && value.Equals(fiveMinutes.ConstantValue))
            {
                operation.ReportDiagnostic(Diagnostic.Create(Descriptor, assignment.Syntax.GetLocation()));
            }
        };
    }
}
