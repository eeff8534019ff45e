using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Testing.Tests;

/// <summary>Replaces <c>DateTime.Now</c> by <c>DateTime.Today</c>; the subclasses each break one habit of a good fix.</summary>
public class TodayCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [NowAnalyzer.Rule.Id];

    protected virtual string Replacement => "Today";

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        var access = (MemberAccessExpressionSyntax)root!.FindNode(context.Span, getInnermostNodeForTie: true);
        context.RegisterCodeFix(
            CodeAction.Create("Use today", _ => Task.FromResult(context.Document.WithSyntaxRoot(Edit(root, access))), nameof(TodayCodeFix)),
            context.Diagnostics);
    }

    protected virtual SyntaxNode Edit(SyntaxNode root, MemberAccessExpressionSyntax access) =>
        root.ReplaceNode(access, access.WithName(SyntaxFactory.IdentifierName(Replacement)));
}

public sealed class UncompilableFix : TodayCodeFix
{
    protected override string Replacement => "Yesterday";
}

public sealed class WrongTreeFix : TodayCodeFix
{
    protected override SyntaxNode Edit(SyntaxNode root, MemberAccessExpressionSyntax access) =>
        root.ReplaceNode(access, SyntaxFactory.IdentifierName("DateTime.Today"));
}

public sealed class EndlessFix : TodayCodeFix
{
    protected override SyntaxNode Edit(SyntaxNode root, MemberAccessExpressionSyntax access) =>
        root.ReplaceNode(access, access.WithLeadingTrivia(access.GetLeadingTrivia().Add(SyntaxFactory.Comment("/* again */"))));
}
