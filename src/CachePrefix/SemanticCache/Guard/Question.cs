using System.Text;

namespace CachePrefix;

/// <summary>What a question asks, taken apart.</summary>
internal sealed class Question
{
    private Question(Intent intent, IReadOnlyList<Term> terms, int negations, bool isPast, bool isKeywords)
    {
        Intent = intent;
        Terms = terms;
        Negations = negations;
        IsPast = isPast;
        IsKeywords = isKeywords;
    }

    public Intent Intent { get; }

    /// <summary>The words that carry meaning, in order.</summary>
    public IReadOnlyList<Term> Terms { get; }

    public int Negations { get; }

    public bool IsPast { get; }

    /// <summary>Whether the text has no grammar whose order could mean something.</summary>
    public bool IsKeywords { get; }

    public static Question Parse(string text)
    {
        var tokens = Courtesy.Strip(Tokenizer.Split(Valid(text).Normalize(NormalizationForm.FormC)));
        var intent = IntentReader.Read(tokens);
        var reader = new TermReader();
        foreach (var token in tokens)
            reader.Read(token);
        return new Question(intent, reader.Terms, reader.Negations, reader.IsPast, reader.IsKeywords);
    }

    /// <summary>Halves of surrogate pairs, which normalisation refuses, become replacement characters.</summary>
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
