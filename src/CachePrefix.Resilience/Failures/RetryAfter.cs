using System.Globalization;

namespace CachePrefix.Resilience;

/// <summary>Reads how long a provider asks to wait.</summary>
/// <remarks>
/// <c>retry-after</c> is seconds or a date (RFC 9110, section 10.2.3); <c>retry-after-ms</c> is sent by OpenAI and Azure;
/// <c>x-ratelimit-reset-requests</c> and <c>-tokens</c> of OpenAI are durations such as <c>6m0s</c>; <c>anthropic-ratelimit-requests-reset</c> and <c>-tokens-reset</c>
/// are RFC 3339 times. A reset counts only where the limit it belongs to has nothing remaining.
/// </remarks>
internal static class RetryAfter
{
    private static readonly (string Remaining, string Reset)[] Resets =
    [
        ("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
        ("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
        ("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
        ("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
    ];

    private static readonly (string Name, double Milliseconds)[] Units = [("ms", 1), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)];

    public static TimeSpan? Read(Func<string, string?> header, DateTimeOffset now)
    {
        if (header("retry-after-ms") is { } milliseconds && TryNumber(milliseconds, out var count))
            return FromMilliseconds(count);
        if (header("retry-after") is { } value && Parse(value, now) is { } wait)
            return wait;

        TimeSpan? longest = null;
        foreach (var (remaining, reset) in Resets)
        {
            if (header(remaining) == "0" && header(reset) is { } text && (Duration(text) ?? Until(text, now)) is { } time && !(time <= longest))
                longest = time;
        }

        return longest;
    }

    /// <summary>Seconds, also broken ones, or a date; <see langword="null"/> for anything else. A date that has passed is no wait.</summary>
    public static TimeSpan? Parse(string value, DateTimeOffset now) =>
        TryNumber(value, out var seconds) ? FromMilliseconds(seconds * 1_000) : Until(value, now);

    private static TimeSpan? Until(string value, DateTimeOffset now) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var time)
            ? FromMilliseconds(Math.Max(0, (time - now).TotalMilliseconds))
            : null;

    /// <summary>A duration as OpenAI writes it: <c>1h2m3.5s</c>, <c>250ms</c>.</summary>
    private static TimeSpan? Duration(string value)
    {
        var rest = value.AsSpan().Trim();
        double milliseconds = 0;
        if (rest.IsEmpty)
            return null;

        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !TryNumber(rest[..digits], out var count) || !TryUnit(ref rest, digits, out var unit))
                return null;
            milliseconds += count * unit;
        }

        return FromMilliseconds(milliseconds);
    }

    private static bool TryUnit(ref ReadOnlySpan<char> rest, int start, out double milliseconds)
    {
        foreach (var (name, length) in Units)
        {
            if (rest[start..].StartsWith(name, StringComparison.Ordinal))
            {
                rest = rest[(start + name.Length)..];
                milliseconds = length;
                return true;
            }
        }

        milliseconds = 0;
        return false;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    /// <summary>Longer than a day is a day: nobody waits so long, and a time span holds no more than 29,000 years.</summary>
    private static TimeSpan FromMilliseconds(double milliseconds) => TimeSpan.FromMilliseconds(Math.Min(milliseconds, TimeSpan.FromDays(1).TotalMilliseconds));
}
