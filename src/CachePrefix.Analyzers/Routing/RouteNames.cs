using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Routing;

/// <summary>The tier names of a prompt's <c>[Tier]</c>, <c>[Cascade]</c> and <c>[RouteBy]</c>, each where it is written.</summary>
internal static class RouteNames
{
    public static IEnumerable<(string Name, Location Location)> Of(PromptDeclaration prompt, CancellationToken cancellationToken)
    {
        var attributes = new[] { prompt.Cascade, prompt.Tier }.OfType<AttributeData>().Concat(prompt.Routers.Select(static router => router.Attribute));
        return attributes.SelectMany(attribute => Of(attribute, cancellationToken));
    }

    public static IEnumerable<(string Name, Location Location)> Of(AttributeData attribute, CancellationToken cancellationToken)
    {
        var names = attribute.Strings();
        var expressions = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax syntax ? Expressions(syntax) : [];
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name && !string.IsNullOrWhiteSpace(name))
                yield return (name, expressions.Count == names.Length ? expressions[i].GetLocation() : attribute.Location(cancellationToken));
        }
    }

    /// <summary>The expressions of a <c>params</c> argument: the arguments, or the elements of the only one.</summary>
    public static IReadOnlyList<ExpressionSyntax> Expressions(AttributeSyntax attribute)
    {
        var arguments = (attribute.ArgumentList?.Arguments ?? default).Where(static argument => argument.NameEquals is null).Select(static argument => argument.Expression).ToList();
        return arguments switch
        {
            [ImplicitArrayCreationExpressionSyntax array] => array.Initializer.Expressions,
            [ArrayCreationExpressionSyntax { Initializer: { } initializer }] => initializer.Expressions,
            [CollectionExpressionSyntax collection] => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression)],
            _ => arguments,
        };
    }
}
