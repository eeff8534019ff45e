using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using CachePrefix.CodeFixes.Infrastructure;

namespace CachePrefix.CodeFixes.Text;

/// <summary>Puts together what is left of a concatenation, with the comments of what is not.</summary>
internal sealed class RemarkedConcatenation(TextExpression text)
{
    private ExpressionSyntax? _result;
    private SyntaxTriviaList _ahead;
    private bool _lostLast;

    public void Keep(int operand, ExpressionSyntax node)
    {
        _lostLast = false;
        if (_result is not null)
        {
            _result = SyntaxFactory.BinaryExpression(SyntaxKind.AddExpression, _result, text.Operators[operand - 1], node);
            return;
        }

        if (operand > 0)
            AddAhead(Around(text.Operators[operand - 1]).AddRange(node.GetLeadingTrivia()));
        _result = operand > 0 ? node.WithLeadingTrivia(text.Node.GetLeadingTrivia().AddRange(_ahead)) : node;
    }

    public void Drop(int operand)
    {
        var dropped = text.Operands[operand];
        var trivia = operand == 0
            ? dropped.GetTrailingTrivia()
            : Around(text.Operators[operand - 1]).AddRange(dropped.GetLeadingTrivia()).AddRange(dropped.GetTrailingTrivia());
        _lostLast = true;
        if (_result is null)
            AddAhead(trivia);
        else if (Remarks.Any(trivia))
            _result = _result.WithTrailingTrivia(_result.GetTrailingTrivia().AddRange(trivia));
    }

    public ExpressionSyntax ToExpression() => _lostLast && !Remarks.Any(_result!.GetTrailingTrivia())
        ? _result.WithTrailingTrivia(text.Node.GetTrailingTrivia())
        : _result!;

    private void AddAhead(SyntaxTriviaList trivia)
    {
        if (Remarks.Any(trivia))
            _ahead = _ahead.AddRange(trivia);
    }

    private static SyntaxTriviaList Around(SyntaxToken token) => token.LeadingTrivia.AddRange(token.TrailingTrivia);
}
