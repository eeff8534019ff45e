using System.Text;

namespace CachePrefix;

/// <summary>What a question asks, taken apart.</summary>
internal sealed class Question
{
    private Question(Intent intent, IReadOnlyList<Term> terms, int negations, bool isPast, bool isKeywords, Persons persons)
    {
        Intent = intent;
        Terms = terms;
        Negations = negations;
        IsPast = isPast;
        IsKeywords = isKeywords;
        Persons = persons;
    }

    public Intent Intent { get; }

    public Persons Persons { get; }

    /// <summary>The words that carry meaning, in order.</summary>
    public IReadOnlyList<Term> Terms { get; }

    public int Negations { get; }

    public bool IsPast { get; }

    /// <summary>Whether the text has no grammar whose order could mean something.</summary>
    public bool IsKeywords { get; }

    public static Question Parse(string text)
    {
        var tokens = Courtesy.Strip(Tokenizer.Split(Valid(text).Normalize(NormalizationForm.FormC)));
        var persons = new Persons();
        foreach (var token in tokens)
            persons.Read(token.ToLowerInvariant());
        var isPast = false;
        var intent = IntentReader.Read(tokens, ref isPast);
        var reader = new TermReader(isShouted: !text.Any(char.IsLower));
        foreach (var token in tokens)
            reader.Read(token);
        return new Question(intent, reader.Terms, reader.Negations, isPast || reader.IsPast, reader.IsKeywords && intent == Intent.Open, persons);
    }

    /// <summary>Halves of surrogate pairs, which normalisation refuses, become replacement characters.</summary>
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
