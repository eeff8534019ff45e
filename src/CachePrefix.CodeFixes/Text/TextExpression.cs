using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>An expression that puts a text together: an interpolated string, or a concatenation of such strings, literals and values.</summary>
internal sealed class TextExpression
{
    private TextExpression(ExpressionSyntax node, ImmutableArray<ExpressionSyntax> operands, ImmutableArray<SyntaxToken> operators, bool mayBeLiteral)
    {
        Node = node;
        Operands = operands;
        Operators = operators;
        MayBeLiteral = mayBeLiteral;
        Pieces = [.. operands.SelectMany(PiecesOf)];
    }

    public ExpressionSyntax Node { get; }

    public ImmutableArray<ExpressionSyntax> Operands { get; }

    public ImmutableArray<SyntaxToken> Operators { get; }

    /// <summary>Whether a plain literal could stand in the place, too.</summary>
    public bool MayBeLiteral { get; }

    public ImmutableArray<TextPiece> Pieces { get; }

    /// <summary>The outermost text that a value is put into, within its statement or initializer.</summary>
    public static TextExpression? Around(SyntaxNode value, SemanticModel model)
    {
        ExpressionSyntax? found = null;
        for (var node = value; node is not (null or StatementSyntax or MemberDeclarationSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax); node = node.Parent)
        {
            if (node is BaseObjectCreationExpressionSyntax or InitializerExpressionSyntax or CollectionExpressionSyntax or LambdaExpressionSyntax && found is not null)
                break;
            if (node is InterpolatedStringExpressionSyntax || (node is BinaryExpressionSyntax binary && IsConcatenation(binary, model)))
                found = (ExpressionSyntax)node;
        }

        return found is null ? null : Of(found, model);
    }

    public static TextExpression Of(ExpressionSyntax node, SemanticModel model)
    {
        var operands = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var operators = ImmutableArray.CreateBuilder<SyntaxToken>();
        Flatten(node);
        return new TextExpression(
            node,
            operands.ToImmutable(),
            operators.ToImmutable(),
            model.GetTypeInfo(node).ConvertedType is not { SpecialType: not SpecialType.System_String });

        void Flatten(ExpressionSyntax expression)
        {
            if (expression is BinaryExpressionSyntax binary && IsConcatenation(binary, model))
            {
                Flatten(binary.Left);
                operators.Add(binary.OperatorToken);
                operands.Add(binary.Right);
            }
            else
            {
                operands.Add(expression);
            }
        }
    }

    /// <summary>The index of the piece that holds a node; -1 if none does.</summary>
    public int IndexOf(SyntaxNode node)
    {
        for (var i = 0; i < Pieces.Length; i++)
        {
            if (((SyntaxNode?)Pieces[i].Hole ?? Pieces[i].Value) is { } holder && holder.FullSpan.Contains(node.Span))
                return i;
        }

        return -1;
    }

    private static bool IsConcatenation(BinaryExpressionSyntax binary, SemanticModel model) =>
        binary.IsKind(SyntaxKind.AddExpression) && model.GetTypeInfo(binary).Type?.SpecialType == SpecialType.System_String;

    private static IEnumerable<TextPiece> PiecesOf(ExpressionSyntax operand, int index)
    {
        switch (operand)
        {
            case InterpolatedStringExpressionSyntax text:
                foreach (var content in text.Contents)
                {
                    yield return content is InterpolationSyntax hole
                        ? new TextPiece(index, null, Hole: hole)
                        : new TextPiece(index, ((InterpolatedStringTextSyntax)content).TextToken.Text);
                }

                break;

            case LiteralExpressionSyntax literal when LiteralStyles.Of(literal) != LiteralStyle.None:
                yield return new TextPiece(index, LiteralStyles.RawText(literal));
                break;

            default:
                yield return new TextPiece(index, null, Value: operand);
                break;
        }
    }
}
