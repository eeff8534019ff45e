using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Infrastructure;

internal static class Syntax
{
    /// <summary>Puts a node in the place of the only identifier of a name.</summary>
    public static ExpressionSyntax ReplaceOnly(this ExpressionSyntax template, string name, ExpressionSyntax node) =>
        template.ReplaceNode(
            template.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Single(identifier => identifier.Identifier.Text == name),
            node.WithoutTrivia());

    /// <summary>The member, accessor-less, that a node belongs to.</summary>
    public static MemberDeclarationSyntax? EnclosingMember(this SyntaxNode node) =>
        node.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(member => member is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax))
            ?? node.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault();

    /// <summary><c>SupportBotPrompt</c> as <c>support-bot-prompt</c> or <c>support_bot_prompt</c>.</summary>
    public static string Words(string name, char separator)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i]))
                continue;

            var startsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && text.Length > 0)
                text.Append(separator);
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
