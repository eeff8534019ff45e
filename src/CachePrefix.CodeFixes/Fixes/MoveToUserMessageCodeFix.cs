using System.Collections.Immutable;
using System.Composition;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Requests;
using CachePrefix.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Keeps the stable text as the system message and says the volatile sentence in a labelled block of the last user message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToUserMessageCodeFix))]
[Shared]
public sealed class MoveToUserMessageCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => MovableRules.Ids;

    /// <inheritdoc/>
    protected internal override string Title => "Move to the last user message";

    internal override async Task<Solution?> FixAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Sink.Expression is not { } sink)
            return null;

        var model = await target.ModelOfAsync(target.Sink, cancellationToken).ConfigureAwait(false);
        if (RequestMessages.FindLast(sink, model) is not { } message
            || await MovableText.FindAsync(target, message.Text, target.Sink.DocumentId, cancellationToken).ConfigureAwait(false) is not { } movable)
        {
            return null;
        }

        var text = Extended(message.Text, movable.Text.Labelled(BlockLabel.TagOf(target)));
        return await RequestEdit.ApplyAsync(target, movable, editor => editor.ReplaceNode(message.Text, text), cancellationToken).ConfigureAwait(false);
    }

    private static ExpressionSyntax Extended(ExpressionSyntax text, MovedText block)
    {
        var added = block.Surrounded("\n\n", "");
        var contents = text switch
        {
            InterpolatedStringExpressionSyntax interpolated when LiteralStyles.Of(text) == LiteralStyle.Regular => Joined(interpolated.Contents, added.Contents()),
            LiteralExpressionSyntax literal when LiteralStyles.Of(text) == LiteralStyle.Regular =>
                Joined([MovedText.TextContent(LiteralStyles.RawText(literal).Replace("{", "{{").Replace("}", "}}"))], added.Contents()),
            _ => new MovedText([(null, text.WithoutTrivia()), .. added.Parts]).Contents(),
        };
        return MovedText.Interpolated(contents).WithTriviaFrom(text);
    }

    private static IEnumerable<InterpolatedStringContentSyntax> Joined(IEnumerable<InterpolatedStringContentSyntax> first, IEnumerable<InterpolatedStringContentSyntax> second)
    {
        var contents = first.Concat(second).ToList();
        for (var i = contents.Count - 1; i > 0; i--)
        {
            if (contents[i] is InterpolatedStringTextSyntax right && contents[i - 1] is InterpolatedStringTextSyntax left)
            {
                contents[i - 1] = MovedText.TextContent(left.TextToken.Text + right.TextToken.Text);
                contents.RemoveAt(i);
            }
        }

        return contents;
    }
}
