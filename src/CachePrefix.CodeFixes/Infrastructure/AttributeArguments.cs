using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Infrastructure;

internal static class AttributeArguments
{
    /// <summary>The attribute with a property set: the present argument changed, or one added at the end.</summary>
    public static AttributeSyntax With(this AttributeSyntax attribute, string property, string value)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var present = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == property);
        var expression = SyntaxFactory.ParseExpression(value);
        if (present is not null)
            return attribute.ReplaceNode(present.Expression, expression.WithTriviaFrom(present.Expression));

        var added = SyntaxFactory.AttributeArgument(expression).WithNameEquals(SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(property).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        return attribute.ArgumentList is { } list
            ? attribute.WithArgumentList(list.WithArguments(Lists.Append(arguments, added)))
            : attribute.WithName(attribute.Name.WithoutTrailingTrivia())
                .WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(added)).WithTrailingTrivia(attribute.Name.GetTrailingTrivia()));
    }

    /// <summary>What the file puts before the library's type names, from how it writes the attribute.</summary>
    public static string Qualifier(this AttributeSyntax attribute) => attribute.Name is QualifiedNameSyntax qualified ? qualified.Left + "." : "";
}
