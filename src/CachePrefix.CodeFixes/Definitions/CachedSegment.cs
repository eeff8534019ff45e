using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Definitions;

/// <summary>The member of a prompt definition that a finding's prompt text belongs to or is assigned to.</summary>
/// <param name="DocumentId">The document of the declaration.</param>
/// <param name="Symbol">A property, a field or the parameter of a record.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Attribute">Its <c>[CachedPrefix]</c> or <c>[Examples]</c>.</param>
/// <param name="Type">The part of the definition that declares it.</param>
internal sealed record CachedSegment(DocumentId DocumentId, ISymbol Symbol, SyntaxNode Declaration, AttributeSyntax Attribute, TypeDeclarationSyntax Type)
{
    /// <summary>What the file puts before <c>Stability</c>, from how it writes the attribute.</summary>
    public string StabilityPrefix => Attribute.Name is QualifiedNameSyntax qualified ? qualified.Left + "." : "";

    public static async Task<CachedSegment?> FindAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var model = await target.ModelOfAsync(target.Sink, cancellationToken).ConfigureAwait(false);
        if (SymbolAt(target.Sink.Node, model, cancellationToken) is not { } symbol || AttributeOf(symbol) is not { ApplicationSyntaxReference: { } reference })
            return null;

        var attribute = (AttributeSyntax)await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        var declaration = attribute.Parent?.Parent;
        var type = declaration?.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        return declaration is not null && type is not null && target.Solution.GetDocument(attribute.SyntaxTree) is { } document
            ? new CachedSegment(document.Id, symbol, declaration, attribute, type)
            : null;
    }

    private static ISymbol? SymbolAt(SyntaxNode sink, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = sink; node is not null; node = node.Parent)
        {
            switch (node.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol;

                case ArgumentSyntax { Parent: ArgumentListSyntax } argument:
                    return model.GetOperation(argument, cancellationToken) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter }
                        ? parameter
                        : null;

                case PropertyDeclarationSyntax property:
                    return model.GetDeclaredSymbol(property, cancellationToken);

                case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field:
                    return model.GetDeclaredSymbol(field, cancellationToken);

                case MemberDeclarationSyntax or LambdaExpressionSyntax or null:
                    return null;
            }
        }

        return null;
    }

    private static AttributeData? AttributeOf(ISymbol symbol)
    {
        var candidates = symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor }
            ? symbol.GetAttributes().Concat(constructor.ContainingType.GetMembers(symbol.Name).SelectMany(member => member.GetAttributes()))
            : symbol.GetAttributes();
        return candidates.FirstOrDefault(attribute =>
            attribute.AttributeClass is { ContainingNamespace: { Name: "CachePrefix", ContainingNamespace.IsGlobalNamespace: true }, Name: "CachedPrefixAttribute" });
    }
}
