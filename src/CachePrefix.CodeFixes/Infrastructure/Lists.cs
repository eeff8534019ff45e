using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.CodeFixes.Infrastructure;

internal static class Lists
{
    /// <summary>Appends an element in the layout of the last one: on its own line, or after a space; with a trailing comma where there was one.</summary>
    public static SeparatedSyntaxList<T> Append<T>(SeparatedSyntaxList<T> list, T element)
        where T : SyntaxNode
    {
        if (list.Count == 0)
            return list.Add(element);

        var parts = list.GetWithSeparators().ToList();
        var last = list.Last();
        element = element.WithLeadingTrivia(last.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));

        if (list.SeparatorCount == list.Count)
        {
            var comma = parts[parts.Count - 1];
            parts.Add(element.WithTrailingTrivia());
            parts.Add(comma);
        }
        else
        {
            var isOnOwnLine = list.Count > 1
                ? list.GetSeparator(list.Count - 2).TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
                : last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
            var between = isOnOwnLine
                ? list.Count > 1 ? list.GetSeparator(list.Count - 2).TrailingTrivia : last.GetTrailingTrivia()
                : SyntaxFactory.TriviaList(SyntaxFactory.Space);
            parts[parts.Count - 1] = last.WithTrailingTrivia();
            parts.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(between));
            parts.Add(element.WithTrailingTrivia(last.GetTrailingTrivia()));
        }

        return SyntaxFactory.SeparatedList<T>(parts);
    }

    /// <summary>Removes an element with its separator; where it was the last one, what is before it takes its place in the layout.</summary>
    public static SeparatedSyntaxList<T> RemoveAt<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        var parts = list.GetWithSeparators().ToList();
        if (index < list.SeparatorCount)
        {
            parts.RemoveRange(2 * index, 2);
        }
        else
        {
            parts.RemoveAt(2 * index);
            if (index > 0)
            {
                parts.RemoveAt((2 * index) - 1);
                parts[(2 * index) - 2] = list[index - 1].WithTrailingTrivia(list[index].GetTrailingTrivia());
            }
        }

        return SyntaxFactory.SeparatedList<T>(parts);
    }
}
