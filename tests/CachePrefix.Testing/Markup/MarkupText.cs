using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Testing;

/// <summary>Source text with its markers taken out, and the spans they marked.</summary>
public sealed partial record MarkupText(string Text, IReadOnlyList<MarkedSpan> Spans)
{
    /// <exception cref="VerificationException">A marker is not closed, or closes nothing.</exception>
    public static MarkupText Parse(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var spans = new List<MarkedSpan>();
        var open = new Stack<(int Start, string? Id, int? Key, bool Square)>();

        for (var i = 0; i < markup.Length;)
        {
            if (Starts(markup, i, "[|"))
            {
                open.Push((text.Length, null, null, true));
                i += 2;
            }
            else if (Starts(markup, i, "{|") && NamedMarker().Match(markup, i) is { Success: true } marker)
            {
                var name = marker.Groups[1].Value;
                open.Push(name[0] == '#'
                    ? (text.Length, null, int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture), false)
                    : (text.Length, name, null, false));
                i += marker.Length;
            }
            else if (open.Count > 0 && Starts(markup, i, open.Peek().Square ? "|]" : "|}"))
            {
                var (start, id, key, _) = open.Pop();
                spans.Add(new MarkedSpan(TextSpan.FromBounds(start, text.Length), id, key));
                i += 2;
            }
            else if (open.Count == 0 && (Starts(markup, i, "|]") || Starts(markup, i, "|}")))
            {
                throw new VerificationException($"The marker '{markup.Substring(i, 2)}' at character {i} closes nothing.");
            }
            else
            {
                text.Append(markup[i++]);
            }
        }

        if (open.Count > 0)
            throw new VerificationException($"The marker at character {open.Peek().Start} (markers not counted) is not closed.");

        return new MarkupText(text.ToString(), [.. spans.OrderBy(span => span.Span.Start).ThenByDescending(span => span.Span.End)]);
    }

    private static bool Starts(string text, int index, string marker) =>
        string.CompareOrdinal(text, index, marker, 0, marker.Length) == 0;

    [GeneratedRegex(@"\G\{\|(#[0-9]+|[A-Za-z][A-Za-z0-9_]*):")]
    private static partial Regex NamedMarker();
}
