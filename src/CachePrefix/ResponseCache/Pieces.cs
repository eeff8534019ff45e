using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The pieces in which a cached answer is streamed again.</summary>
internal static class Pieces
{
    /// <summary>A kept answer as a call's stream.</summary>
    public static IEnumerable<AnswerPiece> Replay(CachedAnswer answer, PromptResult result, bool inPieces)
    {
        foreach (var text in Of(answer, inPieces))
            yield return new AnswerPiece(answer.Tier, 1, new ChatResponseUpdate(ChatRole.Assistant, text), Result: null);
        yield return new AnswerPiece(answer.Tier, 1, Update: null, result);
    }

    public static IEnumerable<string> Of(CachedAnswer answer, bool inPieces)
    {
        var text = Answers.TextOf(answer.Response);
        if (inPieces && answer.Pieces.Sum(static length => (long)length) == text.Length)
        {
            var start = 0;
            foreach (var length in answer.Pieces)
            {
                yield return text.Substring(start, length);
                start += length;
            }
        }
        else if (text.Length > 0)
        {
            yield return text;
        }
    }
}
