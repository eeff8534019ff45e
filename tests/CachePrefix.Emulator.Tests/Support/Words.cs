using CachePrefix.Models;

namespace CachePrefix.Emulator.Tests.Support;

/// <summary>Texts of a known number of tokens.</summary>
internal static class Words
{
    public static string Of(int tokens, string word = "alpha")
    {
        var text = string.Join(' ', Enumerable.Repeat(word, tokens));
        Assert.Equal(tokens, TokenEstimate.Of(text).Likely);
        return text;
    }
}
