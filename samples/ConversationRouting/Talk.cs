using System.Globalization;
using System.Text;

namespace ConversationRouting;

/// <summary>A conversation over a file: made by the program, the same on every run.</summary>
/// <param name="File">The file's text.</param>
/// <param name="Turns">The turns.</param>
internal sealed record Talk(string File, IReadOnlyList<Turn> Turns)
{
    /// <summary>Half of the turns ask for something that is written down, the rest for thought.</summary>
    private static readonly double[] Shares = [0.5, 0.25, 0.25];

    /// <summary>How likely the next question is as hard as the last one, whatever the shares.</summary>
    private const double Sticks = 0.4;

    private const double MedianPauseSeconds = 45;
    private const double PauseSpread = 0.8;

    /// <summary>One token each. Files are all of such words, because only their size matters and short ones are sent faster.</summary>
    private const string Words = "abcdefghijklmnopqrstuvwxyz";

    public static IReadOnlyList<Talk> Create(int count, int turns, int tokens, int seed) =>
        [.. Enumerable.Range(0, count).Select(number => Create(number, turns, tokens, new Random(seed + number)))];

    private static Talk Create(int number, int turns, int tokens, Random random)
    {
        var list = new List<Turn>();
        var kind = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            if (turn == 0 || random.NextDouble() >= Sticks)
                kind = Draw(random);
            var pause = turn == 0 ? TimeSpan.FromHours(2) : TimeSpan.FromSeconds(MedianPauseSeconds * Math.Exp(PauseSpread * Gauss(random)));
            list.Add(new Turn(kind, QuestionOf(kind, number, turn, random), pause));
        }

        return new Talk(FileOf(number, tokens), list);
    }

    private static int Draw(Random random)
    {
        var chance = random.NextDouble();
        return chance < Shares[0] ? 0 : chance < Shares[0] + Shares[1] ? 1 : 2;
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string QuestionOf(int kind, int talk, int turn, Random random)
    {
        var (a, b, c) = (random.Next(1, 90), random.Next(1, 90), random.Next(1, 90));
        return kind switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"What does section {a} of file {talk} say about item {turn}?"),
            1 => string.Create(CultureInfo.InvariantCulture, $"Summarise how sections {a} and {b} of file {talk} treat item {turn}, with the dates."),
            _ => string.Create(CultureInfo.InvariantCulture, $"Work out whether sections {a}, {b} and {c} of file {talk} contradict one another on item {turn}, and which of them prevails."),
        };
    }

    private static string FileOf(int number, int tokens)
    {
        var random = new Random(number);
        var text = new StringBuilder("File ").Append(number);
        for (var i = 0; i < tokens; i++)
            text.Append(' ').Append(Words[random.Next(Words.Length)]);
        return text.ToString();
    }
}
