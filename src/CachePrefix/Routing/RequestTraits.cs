using System.Text.RegularExpressions;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What can be seen of a request without asking a model. The text is that of the last user turn, not of the whole context.</summary>
internal sealed partial class RequestTraits
{
    /// <summary>Longer turns are judged by their beginning.</summary>
    private const int MostCharacters = 20_000;

    private readonly string _text;
    private readonly Lazy<bool> _hasCode;
    private readonly Lazy<bool> _hasTable;

    private RequestTraits(string text)
    {
        _text = text;
        var beginning = text.Length > MostCharacters ? text[..MostCharacters] : text;
        _hasCode = new Lazy<bool>(() => CodePattern().IsMatch(beginning));
        _hasTable = new Lazy<bool>(() => TablePattern().IsMatch(beginning));
    }

    /// <summary>The scripts that rules may name.</summary>
    public static IReadOnlyList<string> Scripts { get; } = ["latin", "greek", "cyrillic", "hebrew", "arabic", "cjk", "other"];

    public required string? Feature { get; init; }

    public required bool HasTools { get; init; }

    public required bool HasAttachments { get; init; }

    public required int History { get; init; }

    public int InputTokens => TokenEstimate.Of(_text).Likely;

    public bool HasCode => _hasCode.Value;

    public bool HasTable => _hasTable.Value;

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

    public static RequestTraits Of(RouteRequest request)
    {
        var last = request.Messages.LastOrDefault(static message => message.Role == ChatRole.User);
        return new RequestTraits(last?.Text ?? "")
        {
            Feature = request.Layout.Feature,
            HasTools = request.Options.Tools is { Count: > 0 },
            HasAttachments = request.Messages.Any(static message => message.Contents.Any(static content => content is DataContent or UriContent or HostedFileContent)),
            History = Math.Max(0, request.Messages.Count(static message => message.Role != ChatRole.System) - 1),
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

    [GeneratedRegex(@"```|^[ \t]*(?:using|import|from|def|class|public|private|function|SELECT|#include)\b[^\n]*[;:{(][ \t]*$|[;{}][ \t]*$|=>", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^[ \t]*\|[^\n]*\|[ \t]*$|^[^\t\n]+\t[^\t\n]*\t[^\n]*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TablePattern();
}
