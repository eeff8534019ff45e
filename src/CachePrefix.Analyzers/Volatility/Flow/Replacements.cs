using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Texts whose places are filled with <c>Replace</c>.</summary>
internal sealed class Replacements(BodyContext body)
{
    /// <summary>The text with a value in a place of it: what is behind the place follows the value; where the place is not known, all of the text may.</summary>
    public AbstractValue Replace(IInvocationOperation invocation, AbstractValue text, ImmutableArray<AbstractValue> arguments)
    {
        var value = body.Order.AddTo(invocation.Arguments[1].Value, arguments[1].AllTaints()).WithoutEntries();
        var behind = KnownText.Of(invocation.Arguments[0].Value, arguments[0]) is { } place && TemplateOf(invocation, text) is { } template
            ? Behind(template, place)
            : text;
        return text.AllTaints().Beside(value.FollowedBy(behind.Text, behind.TextLength)).Beside(arguments[0].TaintsOnly());
    }

    private static AbstractValue Behind(string template, string place) =>
        place.Length > 0 && template.IndexOf(place, StringComparison.Ordinal) is >= 0 and var at
            ? AbstractValue.OfConstant(template.Substring(at + place.Length))
            : AbstractValue.Stable;

    /// <summary>The constant text that a chain of replacements begins with.</summary>
    private string? TemplateOf(IInvocationOperation invocation, AbstractValue text)
    {
        if (KnownText.Of(invocation.Instance!, text) is { } known)
            return known;

        var root = SequenceOrder.Unwrap(invocation.Instance!);
        while (root is IInvocationOperation { TargetMethod.Name: "Replace", Instance: { } inner })
            root = SequenceOrder.Unwrap(inner);

        return root == invocation.Instance ? null : KnownText.Of(root, body.Visit(root));
    }
}
