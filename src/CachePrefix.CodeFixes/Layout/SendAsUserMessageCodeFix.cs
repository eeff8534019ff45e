using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Sends a system message of mid-conversation as a user message.</summary>
public sealed class SendAsUserMessageCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.MidConversationSystem];

    /// <inheritdoc/>
    protected internal override string Title => "Send as user message";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Node is not BaseObjectCreationExpressionSyntax message)
            return null;

        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        return NameOf(message, model, cancellationToken) is { } name
            ? target.Edit(editor => editor.ReplaceNode(name, SyntaxFactory.IdentifierName(name.Identifier.Text.Replace("System", "User")).WithTriviaFrom(name)))
            : null;
    }

    /// <summary>The name that says that the message is from the system: that of its role, or of its type where its content is a string.</summary>
    private static SimpleNameSyntax? NameOf(BaseObjectCreationExpressionSyntax message, SemanticModel model, CancellationToken cancellationToken)
    {
        var role = message.DescendantNodes().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(access =>
            access.Name.Identifier.Text == "System"
            && PartTable.Default.Is(model.GetTypeInfo(access, cancellationToken).Type, PartKind.Role)
            && access.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() == message);
        if (role is not null)
            return role.Name;

        var content = message.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static assignment => assignment.Left.ToString() == "Content")?.Right
            ?? message.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        return message is ObjectCreationExpressionSyntax { Type: { } type }
            && type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault() is { } name
            && name.Identifier.Text.EndsWith("SystemMessageParam", StringComparison.Ordinal)
            && content is not null
            && model.GetTypeInfo(content, cancellationToken).Type?.SpecialType == SpecialType.System_String
                ? name
                : null;
    }
}
