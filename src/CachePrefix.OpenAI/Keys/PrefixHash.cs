using System.Security.Cryptography;
using System.Text;
using CachePrefix.Models;
using CachePrefix.OpenAI.Placement;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Keys;

/// <summary>
/// The key of a prefix: the prompt's name and everything up to the first breakpoint whose prefix is long enough to be cached. Requests that share a cacheable
/// prefix get the same key, and requests that share none, such as those of two tenants whose common text is short, different ones.
/// </summary>
internal static class PrefixHash
{
    private const int Digits = 24;

    /// <summary>A text with so many characters for each token of the minimum is long enough without being counted.</summary>
    private const int SafeCharactersPerToken = 8;

    public static string? Of(string? prompt, IReadOnlyList<ChatMessage> messages, MarkList marks, ModelInfo model)
    {
        if (marks.Count == 0)
            return null;

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, prompt ?? "");
        var length = new PrefixLength(model);
        var (message, content) = (0, 0);
        foreach (var mark in marks.Items)
        {
            for (; message < mark.Message || (message == mark.Message && content <= mark.Content); (message, content) = Next(messages, message, content))
            {
                if (content < messages[message].Contents.Count)
                    Add(messages[message].Contents[content], hash, length);
            }

            if (length.IsEnough)
                break;
        }

        return "cp-" + Convert.ToHexString(hash.GetHashAndReset())[..Digits].ToLowerInvariant();
    }

    private static (int Message, int Content) Next(IReadOnlyList<ChatMessage> messages, int message, int content) =>
        content + 1 < messages[message].Contents.Count ? (message, content + 1) : (message + 1, 0);

    private static void Add(AIContent content, IncrementalHash hash, PrefixLength length)
    {
        switch (content)
        {
            case TextContent text:
                Append(hash, text.Text);
                length.Add(text.Text);
                break;
            case DataContent data:
                Append(hash, data.MediaType);
                hash.AppendData(data.Data.Span);
                length.AddMedia();
                break;
            case UriContent uri:
                Append(hash, uri.Uri.OriginalString);
                length.AddMedia();
                break;
            default:
                Append(hash, content.GetType().Name);
                break;
        }
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }

    /// <summary>Whether a prefix reaches the model's minimum; a text far beyond it is not counted.</summary>
    private sealed class PrefixLength(ModelInfo model)
    {
        private const int MediaTokens = 256;

        private readonly int _minimum = model.MinimumPrefixTokens ?? 0;
        private decimal _tokens;

        public bool IsEnough => _tokens >= _minimum;

        public void Add(string text) => _tokens += text.Length >= _minimum * SafeCharactersPerToken
            ? _minimum
            : TokenEstimate.Of(text).Likely * model.TokenScale;

        public void AddMedia() => _tokens += MediaTokens;
    }
}
