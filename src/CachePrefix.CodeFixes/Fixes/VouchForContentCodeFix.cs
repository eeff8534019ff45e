using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Marks the member that reads content with <c>[StablePrompt]</c>: the user vouches that it does not change.</summary>
public sealed class VouchForContentCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnprovenContent];

    /// <inheritdoc/>
    protected internal override string Title => "Vouch for the content with [StablePrompt]";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        if (model.Compilation.GetTypeByMetadataName("CachePrefix.StablePromptAttribute") is null
            || target.Volatile.Node.EnclosingMember() is not { } member
            || member is not (MethodDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax)
            || member.AttributeLists.Any(list => list.Attributes.Any(attribute => attribute.Name.ToString().EndsWith("StablePrompt", StringComparison.Ordinal))))
        {
            return null;
        }

        var newLine = SyntaxFactory.EndOfLine(member.SyntaxTree.GetText(cancellationToken).ToString().Contains("\r\n") ? "\r\n" : "\n");
        var indentation = SyntaxFactory.TriviaList(member.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("StablePrompt"))))
            .WithLeadingTrivia(member.GetLeadingTrivia())
            .WithTrailingTrivia(newLine);
        var marked = member.WithLeadingTrivia(indentation) is var bare ? bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)) : member;

        return target.Edit(editor => editor.ReplaceNode(member, marked), "CachePrefix");
    }
}
