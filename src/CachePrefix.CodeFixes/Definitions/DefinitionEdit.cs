using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Definitions;

/// <summary>Adds members to a prompt definition, laid out like the member they come from.</summary>
internal static class DefinitionEdit
{
    /// <summary>A name that means nothing yet in any part of the definition: no member of its own or of a base, and no type or namespace that a part could mean.</summary>
    public static async Task<string> FreeNameAsync(Solution solution, INamedTypeSymbol type, string name, CancellationToken cancellationToken, string suffix = "")
    {
        var places = new List<(SemanticModel Model, int Position)>();
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (solution.GetDocument(reference.SyntaxTree) is { } document
                && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
                && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is TypeDeclarationSyntax part)
            {
                places.Add((model, part.OpenBraceToken.IsKind(SyntaxKind.None) ? part.Identifier.SpanStart : part.OpenBraceToken.Span.End));
            }
        }

        if (suffix.Length > 0 && IsTaken(name))
            name += suffix;
        var candidate = name;
        for (var number = 2; IsTaken(candidate); number++)
            candidate = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return candidate;

        bool IsTaken(string candidate) =>
            candidate == type.Name || !type.GetMembers(candidate).IsEmpty || places.Exists(place => !place.Model.LookupSymbols(place.Position, name: candidate).IsEmpty);
    }

    /// <summary>The definition with a member after the segment, or at the end if the segment is a parameter of the definition.</summary>
    public static TypeDeclarationSyntax WithMember(TypeDeclarationSyntax type, SyntaxNode segment, MemberDeclarationSyntax member)
    {
        var newLine = SyntaxFactory.EndOfLine(type.ToFullString().Contains("\r\n") ? "\r\n" : "\n");
        var index = type.Members.IndexOf(candidate => candidate == segment || candidate.FullSpan.Contains(segment.Span));
        if (index < 0)
            return WithMemberAtEnd(type, member, newLine);

        var anchor = type.Members[index];
        var isSeparated = type.Members.Count > 1 && type.Members[type.Members.Count - 1].GetLeadingTrivia().FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
        var indentation = Indentation(anchor);
        var leading = isSeparated ? indentation.Insert(0, newLine) : indentation;
        return type.WithMembers(type.Members.Insert(index + 1, Laid(member, leading, indentation, newLine)));
    }

    private static TypeDeclarationSyntax WithMemberAtEnd(TypeDeclarationSyntax type, MemberDeclarationSyntax member, SyntaxTrivia newLine)
    {
        var outer = Indentation(type);
        var indentation = outer.Add(SyntaxFactory.Whitespace("    "));
        member = Laid(member, indentation, indentation, newLine);
        if (!type.OpenBraceToken.IsKind(SyntaxKind.None))
            return type.WithMembers(type.Members.Add(member));

        var end = type.SemicolonToken.TrailingTrivia;
        var last = type.SemicolonToken.GetPreviousToken();
        return type.ReplaceToken(last, last.WithTrailingTrivia(newLine))
            .WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(outer, SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(newLine)))
            .WithMembers(SyntaxFactory.SingletonList(member))
            .WithCloseBraceToken(SyntaxFactory.Token(outer, SyntaxKind.CloseBraceToken, end));
    }

    private static MemberDeclarationSyntax Laid(MemberDeclarationSyntax member, SyntaxTriviaList leading, SyntaxTriviaList indentation, SyntaxTrivia newLine)
    {
        var lists = member.AttributeLists;
        for (var i = 0; i < lists.Count && lists.Count > 1; i++)
            lists = lists.Replace(lists[i], lists[i].WithLeadingTrivia(indentation).WithTrailingTrivia(newLine));
        if (lists.Count > 1)
        {
            member = member.WithAttributeLists(lists);
            member = member.ReplaceToken(member.Modifiers[0], member.Modifiers[0].WithLeadingTrivia(indentation));
        }

        return member.WithLeadingTrivia(leading).WithTrailingTrivia(newLine);
    }

    private static SyntaxTriviaList Indentation(SyntaxNode node) =>
        SyntaxFactory.TriviaList(node.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());

    /// <summary>Parses a member; the identifier <c>value</c>, if any, gives way to an expression.</summary>
    public static MemberDeclarationSyntax Member(string code, ExpressionSyntax? value = null)
    {
        var member = SyntaxFactory.ParseMemberDeclaration(code)!;
        return value is null
            ? member
            : member.ReplaceNode(member.DescendantNodes().OfType<IdentifierNameSyntax>().Last(name => name.Identifier.Text == "value"), value.WithoutTrivia());
    }
}
