using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>An expression that puts a text together: an interpolated string, or a concatenation of such strings, literals and values.</summary>
internal sealed class TextExpression
{
    private TextExpression(
        ExpressionSyntax node, ImmutableArray<ExpressionSyntax> operands, ImmutableArray<SyntaxToken> operators, bool mayBeLiteral, SemanticModel model)
    {
        Node = node;
        Operands = operands;
        Operators = operators;
        MayBeLiteral = mayBeLiteral;
        Pieces = [.. operands.SelectMany((operand, index) => PiecesOf(operand, index, model))];
        AreStrings = [.. operands.Select(operand => model.GetTypeInfo(operand).Type?.SpecialType == SpecialType.System_String)];
    }

    public ExpressionSyntax Node { get; }

    public ImmutableArray<ExpressionSyntax> Operands { get; }

    public ImmutableArray<SyntaxToken> Operators { get; }

    /// <summary>Whether a plain literal could stand in the place, too.</summary>
    public bool MayBeLiteral { get; }

    public ImmutableArray<TextPiece> Pieces { get; }

    /// <summary>Which operands are strings, so that adding to them is concatenating.</summary>
    public ImmutableArray<bool> AreStrings { get; }

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
            MayBeLiteralAs(model.GetTypeInfo(node).ConvertedType),
            model);

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

    private static string? ConstantOf(InterpolationSyntax hole, SemanticModel model) =>
        hole.AlignmentClause is null && hole.FormatClause is null ? ConstantOf(hole.Expression, model) : null;

    private static string? ConstantOf(ExpressionSyntax value, SemanticModel model) => model.GetConstantValue(value) switch
    {
        { HasValue: true, Value: string text } => text,
        { HasValue: true, Value: char character } => character.ToString(),
        { HasValue: true, Value: int or long or uint or bool } constant => System.Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool MayBeLiteralAs(ITypeSymbol? type) =>
        type is null || !(type.Name is "FormattableString" or "IFormattable" || type.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal));

    private static bool IsConcatenation(BinaryExpressionSyntax binary, SemanticModel model) =>
        binary.IsKind(SyntaxKind.AddExpression) && model.GetTypeInfo(binary).Type?.SpecialType == SpecialType.System_String;

    private static IEnumerable<TextPiece> PiecesOf(ExpressionSyntax operand, int index, SemanticModel model)
    {
        switch (operand)
        {
            case InterpolatedStringExpressionSyntax text:
                var indentation = RawIndentation.Of(text);
                foreach (var content in text.Contents)
                {
                    if (content is InterpolationSyntax hole)
                        yield return new TextPiece(index, null, Hole: hole, Constant: ConstantOf(hole, model), EndsSentence: SourceText.EndsSentence(hole.Expression, model));
                    else if (content is InterpolatedStringTextSyntax { TextToken.Text: var raw })
                        yield return new TextPiece(index, indentation?.Out(raw, content == text.Contents[0]) ?? raw);
                }

                break;

            case LiteralExpressionSyntax literal when LiteralStyles.Of(literal) != LiteralStyle.None:
                yield return new TextPiece(index, LiteralStyles.RawText(literal));
                break;

            default:
                yield return new TextPiece(index, null, Value: operand, Constant: ConstantOf(operand, model), EndsSentence: SourceText.EndsSentence(operand, model));
                break;
        }
    }
}
