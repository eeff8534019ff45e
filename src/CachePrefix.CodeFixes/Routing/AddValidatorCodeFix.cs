using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Definitions;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Routing;

/// <summary>Adds a validator with the right signature, for its author to fill in.</summary>
public sealed class AddValidatorCodeFix : PromptCodeFix
{
    private const string Name = "IsValid";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoValidator];

    /// <inheritdoc/>
    protected internal override string Title => "Add a validator";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return null;

        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        if (model.GetDeclaredSymbol(type, cancellationToken) is not { } symbol
            || symbol.AllInterfaces.FirstOrDefault(contract => contract is { Name: "IPrompt", TypeArguments.Length: 1 }) is not { TypeArguments: [var result] })
        {
            return null;
        }

        var answer = result.ToMinimalDisplayString(model, type.Identifier.SpanStart);
        var name = await DefinitionEdit.FreeNameAsync(target.Solution, symbol, Name, cancellationToken).ConfigureAwait(false);
        var validator = DefinitionEdit.Member(
            $"[{attribute.Qualifier()}Validator] public static bool {name}({answer} answer) => throw new NotImplementedException();");
        return target.Edit(editor => editor.ReplaceNode(type, (current, _) => WithMember((TypeDeclarationSyntax)current, validator)), "System");
    }

    private static TypeDeclarationSyntax WithMember(TypeDeclarationSyntax type, MemberDeclarationSyntax member)
    {
        // A type without members has no place to put one behind; its own declaration stands for the end.
        SyntaxNode anchor = type.Members.Count > 0 ? type.Members[type.Members.Count - 1] : type;
        return DefinitionEdit.WithMember(type, anchor, member);
    }
}
