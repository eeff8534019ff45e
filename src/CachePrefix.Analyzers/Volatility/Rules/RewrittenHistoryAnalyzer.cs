using System.Collections.Immutable;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Reports code that drops, moves or edits earlier messages of a conversation that is sent (CPA1014).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RewrittenHistoryAnalyzer : CodeAnalyzer
{
    /// <summary>A smaller share than one of so many parts goes too often to be a block.</summary>
    private const int MostParts = 4;

    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal) { "RemoveAt", "RemoveRange", "RemoveAll", "Remove", "Insert", "RemoveFirst", "Sort", "Reverse", "Dequeue", "TryDequeue" };
    private static readonly HashSet<string> Windows = new(StringComparer.Ordinal) { "TakeLast", "Skip", "SkipWhile", "Take", "Where", "GetRange" };
    private static readonly HashSet<string> Contents = new(StringComparer.Ordinal) { "Content", "Text", "Contents", "Result", "Items" };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [RewrittenHistoryRule.Descriptor];

    internal override Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (!VolatilityGate.UsesSdk(compilation))
            return null;

        var tests = TestCode.Of(compilation, EngineOptions.Of(options, compilation, cancellationToken));
        return context => Analyze(context, tests);
    }

    /// <summary>Names are looked at first: operations would make the compiler bind every method of a project.</summary>
    private static void Analyze(SemanticModelAnalysisContext context, TestCode tests)
    {
        foreach (var entry in TreeIndex.Of(context.SemanticModel.SyntaxTree, context.CancellationToken).Entries)
        {
            foreach (var node in entry.Node.DescendantNodes())
            {
                switch (node)
                {
                    case InvocationExpressionSyntax { Expression: not SimpleNameSyntax } invocation when CalledName.Of(invocation.Expression) is { } name && (Changes.Contains(name) || Windows.Contains(name)) && HistoryCandidates.MayCut(context.SemanticModel, invocation, context.CancellationToken):
                        AnalyzeInvocation(context, invocation, tests);
                        break;
                    case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax or MemberAccessExpressionSyntax } assignment
                        when (assignment.Left is not MemberAccessExpressionSyntax target || Contents.Contains(target.Name.Identifier.ValueText)) && HistoryCandidates.MayReplace(context.SemanticModel, assignment.Left, context.CancellationToken):
                        AnalyzeAssignment(context, assignment, tests);
                        break;
                    case RangeExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: ElementAccessExpressionSyntax window } } range:
                        AnalyzeRange(context, window, range, tests);
                        break;
                }
            }
        }
    }

    private static void AnalyzeInvocation(SemanticModelAnalysisContext context, InvocationExpressionSyntax syntax, TestCode tests)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation invocation)
            return;

        var receiver = invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value;
        if (receiver is null)
            return;

        var list = Conversation.Unwrap(receiver);
        if (Conversation.IsContents(list))
        {
            if (invocation.Instance is not null && invocation.TargetMethod.Name is "RemoveAt" or "RemoveRange" or "Insert" && Conversation.IsEarlierMessage(list))
                Report(context, tests, syntax, list.Syntax);
            return;
        }

        if (Conversation.IsList(list.Type) && (invocation.Instance is null ? IsWindow(invocation, list) : IsChange(invocation, list)))
            Report(context, tests, syntax, list.Syntax, IsProbable(invocation, list) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
    }

    /// <summary>A list of the caller's may be a copy, a queue may hold what is only searched, and a window that starts at a variable may move seldom.</summary>
    private static bool IsProbable(IInvocationOperation invocation, IOperation list) => IsOfCaller(list)
        || invocation.TargetMethod.Name is "Dequeue" or "TryDequeue"
        || (invocation.TargetMethod.Name == "Skip" && Conversation.Unwrap(invocation.Arguments[1].Value) is IFieldReferenceOperation or IPropertyReferenceOperation);

    private static bool IsChange(IInvocationOperation invocation, IOperation list)
    {
        var first = invocation.Arguments.FirstOrDefault()?.Value;
        var rewrites = invocation.TargetMethod.Name switch
        {
            "RemoveAt" => first is not null && IsNearStart(first),
            "RemoveRange" => first is not null && IsNearStart(first) && !IsBlock(invocation.Arguments[1].Value, list) && !IsToEnd(first, invocation.Arguments[1].Value, list),
            "Insert" => first is not null && IsStart(first) && Conversation.IsKept(list) && !IsSystemMessage(invocation.Arguments[1].Value),
            "Remove" => first is not null && Conversation.Unwrap(first) is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var index] } && IsNearStart(index.Value),
            "RemoveAll" or "RemoveFirst" or "Sort" or "Reverse" => Conversation.IsKept(list) && !Conversation.IsMade(list),
            "Dequeue" or "TryDequeue" => invocation.Parent is IExpressionStatementOperation && invocation.Arguments.All(static argument => Conversation.Unwrap(argument.Value) is IDiscardOperation),
            "GetRange" => first is not null && !IsStart(first) && !IsBlockStart(first) && Conversation.IsSent(invocation),
            _ => false,
        };
        return rewrites && (Conversation.IsKept(list) || invocation.TargetMethod.Name == "GetRange" || Conversation.IsSentLater(list));
    }

    private static bool IsWindow(IInvocationOperation invocation, IOperation list)
    {
        var count = invocation.Arguments.ElementAtOrDefault(1)?.Value;
        var moves = invocation.TargetMethod.Name switch
        {
            "TakeLast" => true,
            "Skip" => count is not null && (count.ConstantValue.HasValue ? Conversation.IsAssignedBack(invocation, list) : !IsBlockStart(count)),
            "SkipWhile" => true,
            "Where" => count is not null && IsByPosition(count) && !IsBlockStart(count),
            "Take" => list is IInvocationOperation { TargetMethod.Name: "Reverse" },
            _ => false,
        };
        var held = invocation.TargetMethod.Name == "Take" && list is IInvocationOperation { Arguments: [{ Value: var reversed }, ..] } ? Conversation.Unwrap(reversed) : list;
        return moves && Conversation.IsKept(held) && Conversation.IsSent(invocation);
    }

    private static void AnalyzeRange(SemanticModelAnalysisContext context, ElementAccessExpressionSyntax window, RangeExpressionSyntax range, TestCode tests)
    {
        if (range.LeftOperand is not PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression } and not BinaryExpressionSyntax
            || range.LeftOperand.DescendantNodesAndSelf().Any(static node => node.IsKind(SyntaxKind.DivideExpression)))
        {
            return;
        }

        var operation = context.SemanticModel.GetOperation(window, context.CancellationToken);
        var list = operation switch
        {
            IImplicitIndexerReferenceOperation indexer => indexer.Instance,
            IPropertyReferenceOperation property => property.Instance,
            IArrayElementReferenceOperation element => element.ArrayReference,
            _ => null,
        };
        if (operation is not null && list is not null && Conversation.IsList(Conversation.Unwrap(list).Type) && Conversation.IsKept(list) && Conversation.IsSent(operation))
            Report(context, tests, window, list.Syntax);
    }

    private static void AnalyzeAssignment(SemanticModelAnalysisContext context, AssignmentExpressionSyntax syntax, TestCode tests)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IAssignmentOperation { Target: var target } assignment)
            return;

        if (target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list, Arguments: [var index] })
        {
            var isEntry = Conversation.IsList(Conversation.Unwrap(list).Type) && Conversation.IsKept(list) && !IsEnd(index.Value.Syntax) && !IsSystemMessage(assignment.Value) && !IsCutBehind(syntax, list, index.Value);
            var earlier = Conversation.IsContents(Conversation.Unwrap(list)) ? Conversation.ListOf(list) : null;
            if (isEntry || (earlier is not null && Conversation.IsKept(earlier) && !(IsOfCaller(earlier) && ContentConversion.IsOfAll(syntax))))
                Report(context, tests, syntax, list.Syntax, IsOfCaller(earlier ?? list) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }
        else if (target is IPropertyReferenceOperation { Instance: { } message } && Conversation.IsEarlierMessage(message))
        {
            var earlier = Conversation.ListOf(message);
            Report(context, tests, syntax, earlier?.Syntax ?? message.Syntax, earlier is not null && IsOfCaller(earlier) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }
    }

    /// <summary>Whether all messages behind the one that is replaced are dropped, as when a user edits a turn: nothing that could be cached follows.</summary>
    private static bool IsCutBehind(SyntaxNode assignment, IOperation list, IOperation index) =>
        assignment.FirstAncestorOrSelf<BlockSyntax>()?.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(called =>
            called.SpanStart > assignment.SpanStart
            && called.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RemoveRange" } access
            && SyntaxFactory.AreEquivalent(access.Expression, list.Syntax)
            && called.ArgumentList.Arguments.FirstOrDefault()?.Expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } start
            && SyntaxFactory.AreEquivalent(start.Left, index.Syntax)) == true;

    /// <summary>Whether everything from an index on is removed, as <c>list.RemoveRange(1, list.Count - 1)</c> does: what is left is how the list began.</summary>
    private static bool IsToEnd(IOperation start, IOperation count, IOperation list) =>
        Conversation.Unwrap(count) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var whole, RightOperand: var kept }
        && Conversation.Unwrap(whole) is IPropertyReferenceOperation { Property.Name: "Count", Instance: { } counted }
        && SyntaxFactory.AreEquivalent(Conversation.Unwrap(counted).Syntax, Conversation.Unwrap(list).Syntax)
        && SyntaxFactory.AreEquivalent(kept.Syntax, start.Syntax);

    private static bool IsOfCaller(IOperation list) => Conversation.Unwrap(list) switch
    {
        IParameterReferenceOperation => true,
        IPropertyReferenceOperation { Instance: { } owner } => IsOfCaller(owner),
        _ => false,
    };

    private static void Report(SemanticModelAnalysisContext context, TestCode tests, SyntaxNode node, SyntaxNode list, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
    {
        if (IsOfList(context.SemanticModel, node))
            return;

        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Kind, "History")
            .Add(DiagnosticProperties.Source, Flow.PromptText.Code(node))
            .Add(DiagnosticProperties.SinkKind, "history")
            .Add(DiagnosticProperties.Hops, "0");
        context.ReportDiagnostic(Diagnostic.Create(RewrittenHistoryRule.Descriptor, node.GetLocation(), tests.Contains(node) ? severity - 1 : severity, null, properties, Flow.PromptText.Code(node), Flow.PromptText.Code(list)));
    }

    /// <summary>Whether code belongs to a type that is a list of messages itself: whoever calls it rewrites, not the list.</summary>
    private static bool IsOfList(SemanticModel model, SyntaxNode code) =>
        code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { BaseList: not null } type && Conversation.IsList(model.GetDeclaredSymbol(type));

    /// <summary>Whether a condition looks at the position of a message.</summary>
    private static bool IsByPosition(IOperation condition) =>
        condition.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { Symbol.Parameters: [_, var position] } function
        && function.Body.Descendants().Any(operation => operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, position));

    private static bool IsStart(IOperation index) => index.ConstantValue is { HasValue: true, Value: 0 };

    private static bool IsNearStart(IOperation index) => index.ConstantValue is { HasValue: true, Value: 0 or 1 or 2 };

    private static bool IsEnd(SyntaxNode index) => index.ToString() is var text && (text == "^1" || text.EndsWith(".Count - 1", StringComparison.Ordinal));

    /// <summary>Whether a window starts at a multiple of something, so that many calls share a prefix until it moves.</summary>
    private static bool IsBlockStart(IOperation start) => start.Syntax.DescendantNodesAndSelf().Any(static node => node.IsKind(SyntaxKind.DivideExpression));

    /// <summary>Whether a share of the list goes at once, such as half of it, so that many calls share a prefix until it happens again.</summary>
    private static bool IsBlock(IOperation count, IOperation list) =>
        count is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, RightOperand.ConstantValue: { HasValue: true, Value: int parts and >= 1 and <= MostParts } } share
        && share.LeftOperand.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
            .Any(property => property.Property.Name == "Count" && property.Instance is { } counted && SyntaxFactory.AreEquivalent(counted.Syntax, Conversation.Unwrap(list).Syntax));

    private static bool IsSystemMessage(IOperation message)
    {
        var text = message.Syntax.ToString();
        return text.IndexOf("System", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("Developer", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
