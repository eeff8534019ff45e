using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Definitions;

/// <summary>Takes a volatile sentence out of a text that a caller gives to a definition, and gives it as an input of its own.</summary>
internal static class AssignedText
{
    public static async Task<FixEdit?> PlanAsync(FixTarget target, CachedSegment segment, string name, CancellationToken cancellationToken)
    {
        if (Receiver(target.Sink.Node) is not { } receiver)
            return null;

        var model = await target.ModelOfAsync(target.Sink, cancellationToken).ConfigureAwait(false);
        var destination = MoveDestination.At(target.Sink.DocumentId, receiver, model) with { Node = null };
        var hasInput = HasInput(segment.Symbol.ContainingType, name);
        if (!hasInput)
            name = await DefinitionEdit.FreeNameAsync(target.Solution, segment.Symbol.ContainingType, name, cancellationToken, "Text").ConfigureAwait(false);
        if (await MovableText.FindAsync(target, destination, cancellationToken).ConfigureAwait(false) is not { } movable || Names(receiver, name))
            return null;

        var value = movable.Text.ToExpression();
        var assign = RequestEdit.Of(target, movable, editor => editor.ReplaceNode(receiver, (current, _) => Added(current, name, value)));
        return hasInput ? assign : async token => await DeclareAsync(await assign(token).ConfigureAwait(false), segment, name, token).ConfigureAwait(false);
    }

    // The list that the member is assigned in: an initializer, or the arguments of a constructor.
    private static SyntaxNode? Receiver(SyntaxNode sink)
    {
        foreach (var node in sink.AncestorsAndSelf())
        {
            switch (node)
            {
                case InitializerExpressionSyntax initializer when initializer.IsKind(SyntaxKind.ObjectInitializerExpression) || initializer.IsKind(SyntaxKind.WithInitializerExpression):
                    return initializer;
                case ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax } arguments:
                    return arguments;
                case StatementSyntax or MemberDeclarationSyntax or ArgumentListSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool HasInput(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IPropertySymbol>().Any(property =>
        property is { Type.SpecialType: SpecialType.System_String, SetMethod: not null }
        && property.GetAttributes().Concat(ParameterOf(property)?.GetAttributes() ?? []).Any(attribute => attribute.AttributeClass?.Name == "PromptInputAttribute"));

    private static IParameterSymbol? ParameterOf(IPropertySymbol property) =>
        property.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter => parameter.Name == property.Name);

    private static bool Names(SyntaxNode receiver, string name) => receiver switch
    {
        InitializerExpressionSyntax initializer => initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.ToString() == name),
        ArgumentListSyntax arguments => arguments.Arguments.Any(argument => argument.NameColon?.Name.Identifier.Text == name),
        _ => false,
    };

    private static SyntaxNode Added(SyntaxNode receiver, string name, ExpressionSyntax value)
    {
        if (receiver is ArgumentListSyntax arguments)
        {
            var argument = SyntaxFactory.Argument(
                SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)),
                default,
                value.WithoutTrivia());
            return arguments.WithArguments(Lists.Append(arguments.Arguments, argument));
        }

        var initializer = (InitializerExpressionSyntax)receiver;
        var assignment = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
            value.WithoutTrivia());
        return initializer.WithExpressions(Lists.Append(initializer.Expressions, assignment));
    }

    private static async Task<Solution> DeclareAsync(Solution solution, CachedSegment segment, string name, CancellationToken cancellationToken)
    {
        var root = (await solution.GetDocument(segment.DocumentId)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var type = root.DescendantNodes().OfType<TypeDeclarationSyntax>().First(candidate =>
            candidate.Identifier.Text == segment.Type.Identifier.Text && candidate.RawKind == segment.Type.RawKind && Declares(candidate, segment));
        return solution.WithDocumentSyntaxRoot(segment.DocumentId, root.ReplaceNode(type, Declared(type, segment, name)));
    }

    private static bool Declares(TypeDeclarationSyntax type, CachedSegment segment) =>
        type.DescendantTokens().Any(token => token.Text == segment.Symbol.Name && token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is ParameterSyntax or PropertyDeclarationSyntax or VariableDeclaratorSyntax);

    private static TypeDeclarationSyntax Declared(TypeDeclarationSyntax type, CachedSegment segment, string name)
    {
        if (segment.Declaration is ParameterSyntax && type.ParameterList is { } parameters)
        {
            var target = ((AttributeListSyntax)segment.Attribute.Parent!).Target is { } specifier ? specifier + " " : "";
            var parameter = SyntaxFactory.ParseParameterList($"([{target}{segment.StabilityPrefix}PromptInput] string {name} = \"\")").Parameters[0];
            return type.WithParameterList(parameters.WithParameters(Lists.Append(parameters.Parameters, parameter)));
        }

        var member = DefinitionEdit.Member($"[{segment.StabilityPrefix}PromptInput] public string {name} {{ get; init; }} = \"\";");
        var anchor = type.Members.First(candidate => candidate.DescendantTokens().Any(token => token.Text == segment.Symbol.Name && token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax));
        return DefinitionEdit.WithMember(type, anchor, member);
    }
}
