using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Makes the line breaks of a literal <c>\n</c> in every checkout: by a call, or line by line where only a constant is allowed or wanted.</summary>
public sealed class LineEndingCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.LineEnding];

    /// <inheritdoc/>
    protected internal override string Title => "Make the line breaks \"\\n\"";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Expression is not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax))
            return null;

        var text = target.Volatile.Expression;
        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        var canCall = !MustBeConstant(text) && model.Compilation.GetSpecialType(SpecialType.System_String).GetMembers("ReplaceLineEndings").Length > 0;
        var repaired = text is LiteralExpressionSyntax { Token.ValueText: ['\uFEFF', ..] } marked && !marked.Token.Text.Contains("\n") ? Of(marked.Token.ValueText.TrimStart('\uFEFF'))
            : canCall ? SyntaxFactory.ParseExpression("text.ReplaceLineEndings(\"\\n\")").ReplaceOnly("text", text)
            : text is LiteralExpressionSyntax literal ? Lines(literal)
            : null;
        return repaired is null
            ? null
            : target.Edit(editor => editor.ReplaceNode(text, repaired.WithTriviaFrom(text)));
    }

    /// <summary>Whether the text is a constant, or a segment that is one because the compiler knows it.</summary>
    private static bool MustBeConstant(ExpressionSyntax text)
    {
        foreach (var node in text.Ancestors())
        {
            switch (node)
            {
                case AttributeArgumentSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax } or SwitchLabelSyntax or ConstantPatternSyntax:
                case LocalDeclarationStatementSyntax { IsConst: true }:
                    return true;
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.ConstKeyword)
                        || (member is FieldDeclarationSyntax or PropertyDeclarationSyntax && member.AttributeLists.Any(static list => list.Attributes.Any(static attribute => attribute.Name.ToString().Contains("CachedPrefix"))));
            }
        }

        return false;
    }

    /// <summary>One literal per line, joined in the source's own layout.</summary>
    private static ExpressionSyntax Lines(LiteralExpressionSyntax literal)
    {
        var lines = literal.Token.ValueText.Replace("\r\n", "\n").Split('\n');
        var code = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = i + 1 < lines.Length ? lines[i] + "\n" : lines[i];
            if (line.Length > 0)
                code.Add(Of(line).ToString());
        }

        var indentation = literal.SyntaxTree.GetText().Lines.GetLineFromPosition(literal.SpanStart).ToString();
        indentation = indentation.Substring(0, indentation.Length - indentation.TrimStart().Length) + "    ";
        return SyntaxFactory.ParseExpression(code.Count == 0 ? "\"\"" : string.Join("\r\n" + indentation + "+ ", code));
    }

    private static LiteralExpressionSyntax Of(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
