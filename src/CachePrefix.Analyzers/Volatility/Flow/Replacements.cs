using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Texts whose places are filled with <c>Replace</c>.</summary>
internal sealed class Replacements(BodyContext body)
{
    /// <summary>The text with a value in a place of it: what is behind the place follows the value; where the place is not known, all of the text may.</summary>
    public AbstractValue Replace(IInvocationOperation invocation, AbstractValue text, ImmutableArray<AbstractValue> arguments)
    {
        var value = body.Order.AddTo(invocation.Arguments[1].Value, arguments[1].AllTaints()).WithoutEntries();
        var behind = KnownText.Of(invocation.Arguments[0].Value, arguments[0]) is { Length: > 0 } place && TemplateOf(invocation, text, place) is { } template
            ? AbstractValue.OfConstant(Behind(template, place))
            : text;
        return text.AllTaints().Beside(value.FollowedBy(behind.Text, behind.TextLength)).Beside(arguments[0].TaintsOnly());
    }

    private static string Behind(string template, string place) =>
        template.IndexOf(place, StringComparison.Ordinal) is >= 0 and var at ? template.Substring(at + place.Length) : string.Empty;

    /// <summary>The text that a chain of replacements begins with: all of it, or its constant parts if the place is in one.</summary>
    private string? TemplateOf(IInvocationOperation invocation, AbstractValue text, string place)
    {
        var root = body.Captures.Receiver(invocation)!;
        var isChain = false;
        for (; root is IInvocationOperation { TargetMethod.Name: "Replace", Instance: not null } inner; isChain = true)
            root = body.Captures.Receiver(inner)!;

        return KnownText.Of(root, isChain ? body.Visit(root) : text) ?? WrittenText(root, place);
    }

    private static string? WrittenText(IOperation root, string place)
    {
        ISymbol? named = root switch
        {
            ILocalReferenceOperation local => local.Local,
            IMemberReferenceOperation member => member.Member,
            IInvocationOperation call => call.TargetMethod,
            _ => null,
        };
        return named?.DeclaringSyntaxReferences
            .SelectMany(static declaration => declaration.GetSyntax().DescendantNodes())
            .Select(static node => node switch
            {
                InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.OfType<InterpolatedStringTextSyntax>().Select(static part => part.TextToken.ValueText)),
                LiteralExpressionSyntax { Token.Value: string text } => text,
                _ => null,
            })
            .FirstOrDefault(text => text?.IndexOf(place, StringComparison.Ordinal) >= 0);
    }
}
