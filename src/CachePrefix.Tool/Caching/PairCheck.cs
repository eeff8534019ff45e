using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CachePrefix.Tool.Caching;

/// <summary>What the guard serves of pairs, alone and with a verifier behind it.</summary>
internal sealed record PairCheck(PairCount Guard, PairCount GuardWithVerifier)
{
    public static PairCheck Run(IReadOnlyList<QuestionPair> pairs, double verifierError)
    {
        List<QuestionPair> proved = [], verified = [];
        foreach (var pair in pairs)
        {
            var result = LookAlikeGuard.Compare(pair.A, pair.B).Result;
            if (result == GuardResult.Same)
                proved.Add(pair);
            if (result == GuardResult.Same || (result == GuardResult.Unsure && pair.Same != Errs(pair, verifierError)))
                verified.Add(pair);
        }

        return new PairCheck(PairCount.Of(pairs, proved), PairCount.Of(pairs, verified));
    }

    public string ToJson() => $$"""{ "guard": {{Guard.ToJson()}}, "guardWithVerifier": {{GuardWithVerifier.ToJson()}} }""";

    public string ToText()
    {
        var text = new StringBuilder().Append("guard alone:    ").AppendLine(Guard.ToText()).Append("with verifier:  ").Append(GuardWithVerifier.ToText());
        foreach (var pair in GuardWithVerifier.Wrong.Union(Guard.Wrong))
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"wrong{(Guard.Wrong.Contains(pair) ? "" : " (verifier)")}: {pair.A} || {pair.B}");
        return text.ToString();
    }

    /// <summary>The same pairs in every run.</summary>
    private static bool Errs(QuestionPair pair, double rate)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(pair.A + "\0" + pair.B), hash);
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) < rate * uint.MaxValue;
    }
}

/// <summary>A count of pairs.</summary>
internal sealed record PairCount(int Served, IReadOnlyList<QuestionPair> Wrong, int Paraphrases, int Lookalikes)
{
    public static PairCount Of(IReadOnlyList<QuestionPair> pairs, List<QuestionPair> served)
    {
        var paraphrases = pairs.Count(static pair => pair.Same);
        return new PairCount(served.Count, [.. served.Where(static pair => !pair.Same)], paraphrases, pairs.Count - paraphrases);
    }

    public string ToJson() => $$"""{ "served": {{Served}}, "wrong": {{Wrong.Count}}, "paraphrases": {{Paraphrases}}, "lookalikes": {{Lookalikes}} }""";

    public string ToText()
    {
        var (low, high) = ErrorBounds.Wilson(Served - Wrong.Count, Paraphrases);
        var (lowWrong, highWrong) = ErrorBounds.Wilson(Wrong.Count, Served);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Served - Wrong.Count} of {Paraphrases} paraphrases served ({100 * low:F0} to {100 * high:F0} %), {Wrong.Count} of {Served} served wrong ({100 * lowWrong:F0} to {100 * highWrong:F0} %), {Lookalikes} look-alikes");
    }
}
