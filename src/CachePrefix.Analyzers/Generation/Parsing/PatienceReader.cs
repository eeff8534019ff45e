using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads the time of a <c>[Patience]</c>. What is none counts as not given, and CPA9030 reports it.</summary>
internal static class PatienceReader
{
    /// <summary>Nobody waits longer; it also keeps the sum with the time of a call within range.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static TimeSpan? TimeOf(AttributeData? attribute) =>
        attribute is not null && TextOf(attribute) is { } text && Parse(text.Trim()) is { } time && time > TimeSpan.Zero && time <= Longest ? time : null;

    /// <summary>The text of the attribute; <see langword="null"/> where it has none.</summary>
    public static string? TextOf(AttributeData attribute) => attribute.Strings() is [var text, ..] ? text : null;

    private static TimeSpan? Parse(string text)
    {
        if (text.IndexOf(':') >= 0)
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
        if (text.Length < 2 || MinutesOf(text[text.Length - 1]) is not { } minutes
            || !double.TryParse(text.Substring(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;

        return number * minutes <= Longest.TotalMinutes ? TimeSpan.FromMinutes(number * minutes) : null;
    }

    private static double? MinutesOf(char unit) => unit switch
    {
        'm' => 1,
        'h' => 60,
        'd' => 24 * 60,
        _ => null,
    };
}
