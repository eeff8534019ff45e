namespace CachePrefix;

/// <summary>The pieces in which a cached answer is streamed again.</summary>
internal static class Pieces
{
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
