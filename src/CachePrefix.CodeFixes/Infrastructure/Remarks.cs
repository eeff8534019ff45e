using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>Comments, directives and what directives switch off: what an edit must not lose.</summary>
internal static class Remarks
{
    public static bool IsRemark(SyntaxTrivia trivia) =>
        IsComment(trivia) || trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia);

    public static bool Any(SyntaxTriviaList trivia) => trivia.Any(IsRemark);

    /// <summary>Whether there are remarks in a node, those before and behind it left aside.</summary>
    public static bool AnyWithin(SyntaxNode node)
    {
        var (first, last) = (node.GetFirstToken(), node.GetLastToken());
        return node.DescendantTokens().Any(token => (token != first && Any(token.LeadingTrivia)) || (token != last && Any(token.TrailingTrivia)));
    }

    /// <summary>Whether directives cut through a node, so that the code is another one in another configuration.</summary>
    public static bool HasDirectivesWithin(SyntaxNode node)
    {
        if (!node.ContainsDirectives)
            return false;

        var (first, last) = (node.GetFirstToken(), node.GetLastToken());
        return node.DescendantTokens().Any(token =>
            (token != first && token.LeadingTrivia.Any(IsDirective)) || (token != last && token.TrailingTrivia.Any(IsDirective)));
    }

    /// <summary>How to remove a statement: with the white space around it, unless that holds remarks.</summary>
    public static SyntaxRemoveOptions RemoveOptions(SyntaxNode statement) =>
        Any(statement.GetLeadingTrivia()) || Any(statement.GetTrailingTrivia()) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepUnbalancedDirectives;

    /// <summary>The root with its trivia where the parser would put them: a token's own end with the first line break behind it.</summary>
    public static SyntaxNode Rearranged(SyntaxNode root)
    {
        var replaced = new Dictionary<SyntaxToken, SyntaxToken>();
        var carried = default(SyntaxTriviaList);
        foreach (var token in root.DescendantTokens())
        {
            var end = token.TrailingTrivia.IndexOf(SyntaxKind.EndOfLineTrivia);
            var isLong = end >= 0 && end + 1 < token.TrailingTrivia.Count;
            if (carried.Count > 0 || isLong)
            {
                var changed = token.WithLeadingTrivia(carried.AddRange(token.LeadingTrivia));
                if (isLong)
                    changed = changed.WithTrailingTrivia(token.TrailingTrivia.Take(end + 1));
                replaced.Add(token, changed);
            }

            carried = isLong ? SyntaxFactory.TriviaList(token.TrailingTrivia.Skip(end + 1)) : default;
        }

        return replaced.Count == 0 ? root : root.ReplaceTokens(replaced.Keys, (token, _) => replaced[token]);
    }

    private static bool IsDirective(SyntaxTrivia trivia) => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia);
}
