using System.Text.RegularExpressions;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>What stands behind the places of a prompt template. A template is sent as it is rendered, so that only long text behind a value makes it worth a look.</summary>
internal static class PromptTemplates
{
    /// <summary>Less constant text behind a value is not worth a change of the template.</summary>
    private const int Much = 100;

    /// <summary>The same for data, which most templates are written around.</summary>
    private const int MuchBehindData = 400;

    private const VolatilityKind OfTheMoment = VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Declared;

    private const VolatilityKind Data = VolatilityKind.Identity | VolatilityKind.CallerData | VolatilityKind.Parameter;

    private static readonly Regex Call = new(
        @"\{\{\s*\w*time\w*[.-](?<function>\w+)[^}]*\}\}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private static readonly HashSet<string> Dates = new(StringComparer.OrdinalIgnoreCase) { "Date", "Today", "Year", "Month", "MonthNumber", "Day", "DayOfMonth", "DayOfWeek", "DaysAgo", "DateMatchingLastDayName" };

    /// <summary>Whether so much constant text follows a value in an expression on its way that it is better put behind.</summary>
    public static bool IsAhead(Taint taint)
    {
        var much = (taint.Kind & OfTheMoment) != 0 ? Much : (taint.Kind & Data) != 0 ? MuchBehindData : int.MaxValue;
        return LengthBehind(taint.Origin) >= much || Hop.Unroll(taint.Hops).Exists(hop => LengthBehind(hop) >= much);
    }

    /// <summary>
    /// Whether a time or a random value, or a parameter that may be one, stands ahead of a long constant text in a turn of the user. Such a
    /// turn is written to be sent alone, and the constant text would be shared if it came first.
    /// </summary>
    public static bool IsFarAhead(Taint taint) =>
        (taint.Kind & (VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Parameter)) != 0
        && taint is { IsCondition: false, IsOfObject: false, ToDate: false, Granularity: not Granularity.Day }
        && ((taint.IsParameter && taint.Source.EndsWith("prompt", StringComparison.OrdinalIgnoreCase)) || LengthBehind(taint.Origin) >= MuchBehindData || Hop.Unroll(taint.Hops).Exists(static hop => LengthBehind(hop) >= MuchBehindData));

    /// <summary>The clocks that a template itself asks for ahead of much text.</summary>
    public static IEnumerable<Taint> Clocks(string template, SyntaxNode node)
    {
        foreach (var call in Matches(template))
        {
            var rest = template.Substring(call.Index + call.Length);
            if (Count(rest) >= Much)
                yield return new Taint(VolatilityKind.Clock, node, call.Value) { Granularity = Dates.Contains(call.Groups["function"].Value) ? Granularity.Day : Granularity.SubDay, Followed = PromptText.Snippet(rest), FollowedLength = PromptText.Length(rest) };
        }
    }

    /// <summary>Whether a template has a variable ahead of much text.</summary>
    public static bool FillsAhead(string template) => template.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var at && Count(template.Substring(at)) >= Much;

    private static IEnumerable<Match> Matches(string template)
    {
        try
        {
            return [.. Call.Matches(template).Cast<Match>()];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static int LengthBehind(SyntaxNode node)
    {
        var behind = 0;
        for (var part = node; part.Parent is { } whole and not (StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax); part = whole)
        {
            if (whole is InterpolatedStringExpressionSyntax text)
                behind += text.Contents.Where(content => content.SpanStart > part.SpanStart).OfType<InterpolatedStringTextSyntax>().Sum(static content => Count(content.TextToken.Text));
            else if (whole is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && sum.Left == part)
                behind += Length(sum.Right);
        }

        return behind;
    }

    private static int Length(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => Count(literal.Token.Text),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolatedStringTextSyntax>().Sum(static content => Count(content.TextToken.Text)),
        ParenthesizedExpressionSyntax inner => Length(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Length(sum.Left) + Length(sum.Right),
        _ => 0,
    };

    private static int Count(string text) => text.Count(static character => !char.IsWhiteSpace(character));
}
