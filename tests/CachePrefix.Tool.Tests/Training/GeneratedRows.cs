using System.Globalization;
using System.Text;

namespace CachePrefix.Tool.Tests.Training;

/// <summary>Made-up questions of topics that differ in how often a cheap tier gets them right.</summary>
internal static class GeneratedRows
{
    private static readonly (string Words, double Cheap, double Dear)[] Topics =
    [
        ("capital river country continent border ocean mountain city", 0.95, 0.97),
        ("verdict contract statute tort plaintiff liability clause appeal", 0.35, 0.90),
        ("integral matrix prime theorem polynomial vector proof limit", 0.30, 0.45),
        ("recipe oven butter flour sugar salt pepper dough", 0.90, 0.95),
    ];

    public static string Lines(int count, int seed, bool withMiddle = false, string prefix = "")
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var (words, cheap, dear) = Topics[random.Next(Topics.Length)];
            var pool = words.Split(' ');
            var prompt = $"{prefix}Question about the {pool[random.Next(pool.Length)]} and the {pool[random.Next(pool.Length)]}, seen from {pool[random.Next(pool.Length)]} {random.Next(100)}?";
            var draw = random.NextDouble();
            var middle = withMiddle ? string.Create(CultureInfo.InvariantCulture, $", \"middle\": {(draw < (cheap + dear) / 2 ? 1 : 0)}") : "";
            text.Append(CultureInfo.InvariantCulture, $"{{ \"subject\": \"t{i % 9}\", \"prompt\": \"{prompt}\", \"cheap\": {(draw < cheap ? 1 : 0)}{middle}, \"dear\": {(draw < dear ? 1 : 0)} }}\n");
        }

        return text.ToString();
    }
}
