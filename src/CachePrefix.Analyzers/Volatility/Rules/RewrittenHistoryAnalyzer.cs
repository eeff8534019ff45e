using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Reports code that drops, moves or edits earlier messages of a conversation (CPA1014).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RewrittenHistoryAnalyzer : DiagnosticAnalyzer
{
    /// <summary>A smaller share than one of so many parts goes too often to be a block.</summary>
    private const int MostParts = 4;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [RewrittenHistoryRule.Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!start.Compilation.ReferencedAssemblyNames.Any(static reference => Sdks.IsAssembly(reference.Name)))
                return;

            start.RegisterOperationAction(AnalyzeInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment);
        });
    }

    private static void AnalyzeInvocation(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
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

    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property.Name: "Content" or "Text" or "Contents", Instance: { } element }
            && Unwrap(element) is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }
            && IsConversation(list.Type))
        {
            Report(context, assignment.Syntax, list.Syntax);
        }
    }

    private static void Report(OperationAnalysisContext context, SyntaxNode node, SyntaxNode list)
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
