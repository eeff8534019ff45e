using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Writes names of the Anthropic SDK and of the library as short as the file allows.</summary>
internal static class MarkerTypes
{
    public static ExpressionSyntax OneHour(bool isBeta) => Name($"global::{Namespace(isBeta)}.Ttl.Ttl1h");

    /// <summary>The library's lifetime of one hour.</summary>
    public static ExpressionSyntax LongTtl() => Name("global::CachePrefix.CacheTtl.OneHour");

    public static ExpressionSyntax NewMarker() => SyntaxFactory.ObjectCreationExpression(
        (TypeSyntax)SyntaxFactory.ParseTypeName($"global::{Namespace(isBeta: false)}.CacheControlEphemeral").WithLeadingTrivia(SyntaxFactory.Space).WithAdditionalAnnotations(Simplifier.Annotation))
        .WithArgumentList(SyntaxFactory.ArgumentList());

    private static string Namespace(bool isBeta) => isBeta ? "Anthropic.Models.Beta.Messages" : "Anthropic.Models.Messages";

    private static ExpressionSyntax Name(string text) => SyntaxFactory.ParseExpression(text).WithAdditionalAnnotations(Simplifier.Annotation);
}
