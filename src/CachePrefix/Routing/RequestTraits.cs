using System.Text.RegularExpressions;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What can be seen of a request without asking a model. The text is that of the last user turn, not of the whole context.</summary>
internal sealed partial class RequestTraits
{
    private readonly string _text;

    private RequestTraits(string text) => _text = text;

    public required string? Feature { get; init; }

    public required bool HasTools { get; init; }

    public required bool HasAttachments { get; init; }

    public required int History { get; init; }

    public int InputTokens => TokenEstimate.Of(_text).Likely;

    public bool HasCode => CodePattern().IsMatch(_text);

    public bool HasTable => TablePattern().IsMatch(_text);

    public string Script
    {
        get
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var letter in _text.Where(char.IsLetter))
                counts[ScriptOf(letter)] = counts.GetValueOrDefault(ScriptOf(letter)) + 1;
            return counts.Count == 0 ? "other" : counts.MaxBy(static entry => entry.Value).Key;
        }
    }

    public static RequestTraits Of(PromptCall call)
    {
        var last = call.Messages.LastOrDefault(static message => message.Role == ChatRole.User);
        return new RequestTraits(last?.Text ?? "")
        {
            Feature = call.Layout.Feature,
            HasTools = call.Options.Tools is { Count: > 0 },
            HasAttachments = call.Messages.Any(static message => message.Contents.Any(static content => content is DataContent or UriContent or HostedFileContent)),
            History = Math.Max(0, call.Messages.Count(static message => message.Role != ChatRole.System) - 1),
        };
    }

    public bool HasWord(string word)
    {
        for (var at = _text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = _text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(_text[at - 1])) && (at + word.Length == _text.Length || !char.IsLetterOrDigit(_text[at + word.Length])))
                return true;
        }

        return false;
    }

    private static string ScriptOf(char letter) => letter switch
    {
        < '\u0250' => "latin",
        >= '\u0370' and < '\u0400' => "greek",
        >= '\u0400' and < '\u0530' => "cyrillic",
        >= '\u0590' and < '\u0600' => "hebrew",
        >= '\u0600' and < '\u0780' => "arabic",
        >= '\u2E80' and < '\uD7B0' => "cjk",
        _ => "other",
    };

    [GeneratedRegex(@"```|^\s*(?:using|import|from|def|class|public|private|function|SELECT|#include)\b.*[;:{(]?\s*$|[;{}]\s*$|=>|\w+\([\w, ]*\)\s*[;{]", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^\s*\|.*\|\s*$|^[^\t\n]+(?:\t[^\t\n]*){2,}$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TablePattern();
}
