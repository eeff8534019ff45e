namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Reads date and time format strings.</summary>
internal static class DateFormat
{
    /// <summary>Whether the text that the format gives changes at most once a day.</summary>
    public static bool IsDateOnly(string format)
    {
        if (format.Length == 0)
            return false;
        if (format.Length == 1)
            return "dDmMyY".IndexOf(format[0]) >= 0;

        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '\\':
                    i++;
                    break;
                case '\'' or '"':
                    var end = format.IndexOf(format[i], i + 1);
                    i = end < 0 ? format.Length : end;
                    break;
                case 'h' or 'H' or 'm' or 's' or 'f' or 'F' or 't':
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether a custom format writes names or separators of the culture.</summary>
    public static bool HasNames(string format) =>
        format.IndexOf("MMM", StringComparison.Ordinal) >= 0
        || format.IndexOf("ddd", StringComparison.Ordinal) >= 0
        || format.IndexOf('t') >= 0
        || format.IndexOf('/') >= 0;
}
