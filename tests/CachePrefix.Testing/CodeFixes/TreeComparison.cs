using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Testing;

/// <summary>Proves that an edited tree is the tree its own text parses to: no token glued together, no node of the wrong kind.</summary>
internal static class TreeComparison
{
    public static async Task VerifyAsync(Document document, string context, CancellationToken cancellationToken)
    {
        var edited = await document.GetSyntaxRootAsync(cancellationToken)
            ?? throw new VerificationException($"{context}: {document.FilePath} has no syntax tree.");
        var text = await document.GetTextAsync(cancellationToken);
        var parsed = await CSharpSyntaxTree.ParseText(text, (CSharpParseOptions?)document.Project.ParseOptions, cancellationToken: cancellationToken).GetRootAsync(cancellationToken);
        Compare(edited, parsed, $"{context}: {document.FilePath}");
    }

    private static void Compare(SyntaxNodeOrToken edited, SyntaxNodeOrToken parsed, string context)
    {
        if (edited.RawKind != parsed.RawKind || (edited.IsToken && edited.AsToken().Text != parsed.AsToken().Text))
            throw new VerificationException($"{context}: the edited tree has {edited.Kind()} `{edited}` where its text parses to {parsed.Kind()} `{parsed}`.");

        if (edited.IsToken)
        {
            CompareTrivia(edited, parsed, context);
            return;
        }

        var (left, right) = (edited.ChildNodesAndTokens(), parsed.ChildNodesAndTokens());
        if (left.Count != right.Count)
            throw new VerificationException($"{context}: the edited {edited.Kind()} `{edited}` has {left.Count} parts; its text parses to {right.Count}.");
        for (var i = 0; i < left.Count; i++)
            Compare(left[i], right[i], context);
    }

    private static void CompareTrivia(SyntaxNodeOrToken edited, SyntaxNodeOrToken parsed, string context)
    {
        if (Kinds(edited) is var left && Kinds(parsed) is var right && left != right)
            throw new VerificationException($"{context}: the trivia around `{edited}` is {left}; its text parses to {right}.");
    }

    private static string Kinds(SyntaxNodeOrToken token) =>
        string.Join(",", token.GetLeadingTrivia().Concat(token.GetTrailingTrivia())
            .Where(trivia => !trivia.FullSpan.IsEmpty && !trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            .Select(trivia => trivia.Kind()));
}
