using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>A list of messages that one more can be appended to.</summary>
/// <param name="List">The collection expression or initializer.</param>
/// <param name="Template">The element that the new one is made after.</param>
/// <param name="Text">The text in the template.</param>
internal sealed record TrailingMessage(ExpressionSyntax List, SyntaxNode Template, ExpressionSyntax Text)
{
    /// <summary>The list literal that a system message stands in, or <see langword="null"/> if it stands in none.</summary>
    public static TrailingMessage? Find(ExpressionSyntax sink, SemanticModel model)
    {
        foreach (var node in sink.Ancestors().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax)))
        {
            var elements = Elements(node);
            if (elements is null)
                continue;

            var system = elements.FirstOrDefault(element => element.FullSpan.Contains(sink.Span));
            var user = elements.Select(element => (Element: element, Text: UserMessage.TextOf(Inner(element), model))).LastOrDefault(item => item.Text is not null);
            if (user.Text is not null)
                return new TrailingMessage((ExpressionSyntax)node, user.Element, user.Text);

            return system is not null && HasSystemRole(system) ? new TrailingMessage((ExpressionSyntax)node, system, sink) : null;
        }

        return null;
    }

    public void Append(SyntaxEditor editor, ExpressionSyntax text) => editor.ReplaceNode(List, (current, _) => current switch
    {
        CollectionExpressionSyntax collection => collection.WithElements(Lists.Append(collection.Elements, (CollectionElementSyntax)Message(text))),
        InitializerExpressionSyntax initializer => initializer.WithExpressions(Lists.Append(initializer.Expressions, (ExpressionSyntax)Message(text))),
        _ => current,
    });

    private SyntaxNode Message(ExpressionSyntax text)
    {
        var message = Template.ReplaceNode(Text, text.WithTriviaFrom(Text));
        var roles = message.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.Text is "System" or "Developer" && name.Parent is MemberAccessExpressionSyntax access && access.Name == name && access.Expression.ToString().EndsWith("Role", StringComparison.Ordinal));
        message = message.ReplaceNodes(roles, (name, _) => SyntaxFactory.IdentifierName("User").WithTriviaFrom(name));
        var types = message.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.Text is "SystemChatMessage" or "DeveloperChatMessage" or "ChatRequestSystemMessage");
        return message.ReplaceNodes(types, (name, _) => SyntaxFactory.IdentifierName(name.Identifier.Text.Replace("System", "User").Replace("Developer", "User")).WithTriviaFrom(name));
    }

    private static bool HasSystemRole(SyntaxNode element)
    {
        var text = element.ToString();
        return text.Contains("Role.System") || text.Contains("Role.Developer") || text.Contains("SystemChatMessage(") || text.Contains("DeveloperChatMessage(") || text.Contains("ChatRequestSystemMessage(");
    }

    private static List<SyntaxNode>? Elements(SyntaxNode node) => node switch
    {
        CollectionExpressionSyntax { Elements.Count: > 0 } collection => [.. collection.Elements],
        InitializerExpressionSyntax initializer when initializer.IsKind(SyntaxKind.CollectionInitializerExpression) || initializer.IsKind(SyntaxKind.ArrayInitializerExpression) =>
            initializer.Expressions.Count > 0 ? [.. initializer.Expressions] : null,
        _ => null,
    };

    private static SyntaxNode Inner(SyntaxNode element) => element is ExpressionElementSyntax expression ? expression.Expression : element;
}
