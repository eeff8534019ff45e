using System.Text.Json;
using CachePrefix.Emulator;

namespace ConversationRouting;

/// <summary>What the models say when the emulator stands in for them, how often they are right, and how often the classifier is.</summary>
internal static class Answers
{
    public const string Right = "Right:";

    public const string ClassifierInstructions = "Say how hard the question is, in one word: simple, moderate or complex.";

    private const double ClassifierRight = 0.95;

    /// <summary>The beginnings of the questions, from easy to hard.</summary>
    private static readonly string[] Beginnings = ["^What does", "^Summarise", "^Work out"];

    private static readonly string[] Tiers = ["simple", "moderate", "complex"];

    /// <summary>How many words an answer has.</summary>
    private static readonly int[] Lengths = [60, 200, 450];

    /// <summary>How often each tier is right, by how hard the question is: one that is strong enough always, so that what is lost is lost by asking too weak a tier.</summary>
    private static readonly double[][] Rates = [[1, 1, 1], [0.60, 1, 1], [0.20, 0.55, 1]];

    public static AnswerRules For(IReadOnlyList<string> models) => AnswerRules.Parse(JsonSerializer.Serialize(new
    {
        seed = 5,
        rules = Enumerable.Range(0, 3).Select(kind => new
        {
            match = new { regex = Beginnings[kind], system = (string?)ClassifierInstructions },
            reply = new { text = Tiers[kind] },
            wrong = new { text = Tiers[1] },
            correct = new Dictionary<string, double> { ["*"] = ClassifierRight },
        }).Concat(Enumerable.Range(0, 3).Select(kind => new
        {
            match = new { regex = Beginnings[kind], system = (string?)null },
            reply = new { text = $"{Right} {TextOf(kind)}" },
            wrong = new { text = $"As it seems {TextOf(kind)}" },
            correct = Enumerable.Range(0, models.Count).ToDictionary(i => models[i], i => Rates[kind][i]),
        })),
    }));

    private static string TextOf(int kind) => string.Join(' ', Enumerable.Repeat("so", Lengths[kind]));
}
