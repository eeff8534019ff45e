using System.Text.Json;
using System.Text.RegularExpressions;

namespace CachePrefix;

/// <summary>Checks of answers that cost nothing and always say the same, for validators: <c>Check.Length(answer, 20, 400) &amp;&amp; Check.Cites(answer, ids)</c>.</summary>
public static class Check
{
    /// <summary>The whole answer is one JSON value, without anything around it.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The verdict; its reason tells the line and position of the first fault.</returns>
    public static AnswerVerdict Json(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            using var json = JsonDocument.Parse(answer);
            return AnswerVerdict.Valid;
        }
        catch (JsonException exception)
        {
            return AnswerVerdict.Reject($"The answer is not JSON (line {(exception.LineNumber ?? 0) + 1}, position {(exception.BytePositionInLine ?? 0) + 1}).");
        }
    }

    /// <summary>The answer matches a pattern somewhere.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="pattern">The pattern; give it a time-out or <see cref="RegexOptions.NonBacktracking"/>, since answers can be hostile.</param>
    /// <returns>The verdict. A pattern that runs out of time rejects.</returns>
    public static AnswerVerdict Matches(string answer, Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(pattern);
        try
        {
            return pattern.IsMatch(answer) ? AnswerVerdict.Valid : AnswerVerdict.Reject($"The answer does not match {pattern}.");
        }
        catch (RegexMatchTimeoutException)
        {
            return AnswerVerdict.Reject($"The answer could not be matched with {pattern} in time.");
        }
    }

    /// <summary>The answer, without space around it, has a length within bounds.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="min">The fewest characters.</param>
    /// <param name="max">The most characters.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bounds exclude each other.</exception>
    public static AnswerVerdict Length(string answer, int min, int max)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, max);
        var length = answer.AsSpan().Trim().Length;
        return length < min ? AnswerVerdict.Reject($"The answer has {length} characters; at least {min} are wanted.")
            : length > max ? AnswerVerdict.Reject($"The answer has {length} characters; at most {max} are wanted.")
            : AnswerVerdict.Valid;
    }

    /// <summary>The answer names at least one of the sources that it was given, as a whole word.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="sources">The ids of the sources.</param>
    /// <returns>The verdict; without sources there is nothing to cite and the answer is accepted.</returns>
    public static AnswerVerdict Cites(string answer, params IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(sources);
        var isAsked = false;
        foreach (var source in sources.Where(static source => !string.IsNullOrWhiteSpace(source)))
        {
            if (Names(answer, source))
                return AnswerVerdict.Valid;
            isAsked = true;
        }

        return isAsked ? AnswerVerdict.Reject("The answer cites none of its sources.") : AnswerVerdict.Valid;
    }

    private static bool Names(string answer, string source)
    {
        for (var at = answer.IndexOf(source, StringComparison.Ordinal); at >= 0; at = answer.IndexOf(source, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(answer[at - 1])) && (at + source.Length == answer.Length || !char.IsLetterOrDigit(answer[at + source.Length])))
                return true;
        }

        return false;
    }
}
