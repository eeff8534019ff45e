using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Reports code that drops, moves or edits earlier messages of a conversation (CPA1014).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RewrittenHistoryAnalyzer : CodeAnalyzer
{
    /// <summary>A smaller share than one of so many parts goes too often to be a block.</summary>
    private const int MostParts = 4;

    private static readonly HashSet<string> Rewriting = new(StringComparer.Ordinal) { "RemoveAt", "RemoveRange", "Insert", "TakeLast" };
    private static readonly HashSet<string> Contents = new(StringComparer.Ordinal) { "Content", "Text", "Contents" };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [RewrittenHistoryRule.Descriptor];

    internal override Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        VolatilityGate.IsConcerned(compilation) ? Analyze : null;

    /// <summary>Names are looked at first: operations would make the compiler bind every method of a project.</summary>
    private static void Analyze(SemanticModelAnalysisContext context)
    {
        foreach (var entry in TreeIndex.Of(context.SemanticModel.SyntaxTree, context.CancellationToken).Entries)
        {
            if (!entry.Mentions.Overlaps(Rewriting) && !entry.Assigns.Overlaps(Contents))
                continue;

            foreach (var node in entry.Node.DescendantNodes())
            {
                switch (node)
                {
                    case InvocationExpressionSyntax invocation when NameOf(invocation.Expression) is { } name && Rewriting.Contains(name):
                        AnalyzeInvocation(context, invocation);
                        break;
                    case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ElementAccessExpressionSyntax } target } assignment when Contents.Contains(target.Name.Identifier.ValueText):
                        AnalyzeAssignment(context, assignment);
                        break;
                }
            }
        }
    }

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static void AnalyzeInvocation(SemanticModelAnalysisContext context, InvocationExpressionSyntax syntax)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation invocation)
            return;

        var isExtension = invocation.Instance is null;
        var receiver = invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value;
        var first = invocation.Arguments.ElementAtOrDefault(isExtension ? 1 : 0)?.Value;
        if (receiver is null || first is null)
            return;

        var rewrites = invocation.TargetMethod.Name switch
        {
            "RemoveAt" => !isExtension && IsNearStart(first),
            "RemoveRange" => !isExtension && IsNearStart(first) && !IsBlock(invocation.Arguments[1].Value, receiver),
            "Insert" => !isExtension && IsStart(first) && IsKept(receiver) && !IsSystemMessage(invocation.Arguments[1].Value),
            "TakeLast" => isExtension && IsKept(receiver),
            _ => false,
        };
        if (rewrites && IsConversation(Unwrap(receiver).Type))
            Report(context, invocation.Syntax, receiver.Syntax);
    }

    private static void AnalyzeAssignment(SemanticModelAnalysisContext context, AssignmentExpressionSyntax syntax)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } element } } assignment
            && Unwrap(element) is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }
            && IsConversation(list.Type))
        {
            Report(context, assignment.Syntax, list.Syntax);
        }
    }

    private static void Report(SemanticModelAnalysisContext context, SyntaxNode node, SyntaxNode list)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Kind, "History")
            .Add(DiagnosticProperties.Source, Flow.PromptText.Code(node))
            .Add(DiagnosticProperties.SinkKind, "history")
            .Add(DiagnosticProperties.Hops, "0");
        context.ReportDiagnostic(Diagnostic.Create(RewrittenHistoryRule.Descriptor, node.GetLocation(), properties, Flow.PromptText.Code(node), Flow.PromptText.Code(list)));
    }

    private static bool IsStart(IOperation index) => index.ConstantValue is { HasValue: true, Value: 0 };

    private static bool IsNearStart(IOperation index) => index.ConstantValue is { HasValue: true, Value: 0 or 1 or 2 };

    /// <summary>Whether a share of the list goes at once, such as half of it, so that many calls share a prefix until it happens again.</summary>
    private static bool IsBlock(IOperation count, IOperation list) =>
        count is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, RightOperand.ConstantValue: { HasValue: true, Value: int parts and >= 1 and <= MostParts } } share
        && share.LeftOperand.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
            .Any(property => property.Property.Name == "Count" && property.Instance is { } counted && SyntaxFactory.AreEquivalent(counted.Syntax, Unwrap(list).Syntax));

    /// <summary>Whether the list outlives the method, so that it is sent again.</summary>
    private static bool IsKept(IOperation list) => Unwrap(list) is IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation;

    private static bool IsSystemMessage(IOperation message)
    {
        var text = message.Syntax.ToString();
        return text.IndexOf("System", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("Developer", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool IsConversation(ITypeSymbol? type)
    {
        if (type is null || type.Name == "ObservableCollection")
            return false;

        foreach (var contract in type is INamedTypeSymbol named ? type.AllInterfaces.Add(named) : type.AllInterfaces)
        {
            if (contract is { Name: "IEnumerable" or "IList" or "List" or "IReadOnlyList", TypeArguments: [var element] } && IsMessage(element))
                return true;
        }

        return false;
    }

    private static bool IsMessage(ITypeSymbol type) =>
        Flow.MessagePlacement.IsMessageType(type) && type.ContainingNamespace is { } space && Sdks.IsNamespace(space.ToDisplayString());

    private static IOperation Unwrap(IOperation operation) => operation is IConversionOperation conversion ? Unwrap(conversion.Operand) : operation;
}
