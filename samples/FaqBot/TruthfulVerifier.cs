using CachePrefix;

namespace FaqBot;

/// <summary>A verifier that knows the truth and errs once in a hundred, at the price of a short call.</summary>
internal sealed class TruthfulVerifier(IEnumerable<FaqQuestion> questions) : ISemanticCacheVerifier
{
    /// <summary>What a decision costs: 200 tokens at $0.10 per million.</summary>
    private const decimal Price = 200 * 0.10m / 1_000_000;

    private readonly Dictionary<string, string> _answers = questions.DistinctBy(static question => question.Text).ToDictionary(static question => question.Text, static question => question.Entry.Answer);

    public int Calls { get; private set; }

    public decimal Cost => Calls * Price;

    public ValueTask<SemanticVerification> VerifyAsync(SemanticPair pair, CancellationToken cancellationToken = default)
    {
        var isSame = _answers[pair.Asked] == pair.Answer;
        return new(new SemanticVerification(++Calls % 100 == 0 ? !isSame : isSame, new TokenUsage(200), Price));
    }
}
