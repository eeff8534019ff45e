using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CachePrefix.Benchmarks.Routing;

/// <summary>A router that the command-line tool learns from made-up questions.</summary>
internal static class TrainedRouter
{
    private const int Rows = 800;

    private static readonly (string[] Words, double Cheap, double Dear)[] Topics =
    [
        (["warranty", "repair", "battery", "delivery", "invoice", "return"], 0.95, 0.97),
        (["verdict", "contract", "statute", "liability", "clause", "appeal"], 0.35, 0.90),
        (["integral", "matrix", "prime", "theorem", "vector", "proof"], 0.30, 0.45),
    ];

    public static async Task<DifficultyModel> TrainAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cacheprefix-router-").FullName;
        try
        {
            var (rows, router) = (Path.Combine(folder, "rows.jsonl"), Path.Combine(folder, "a.cprouter"));
            await File.WriteAllTextAsync(rows, Lines());
            using var tool = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CachePrefix.Tool.dll"), "train", "--data", rows, "--out", router]) { RedirectStandardOutput = true })!;
            var output = await tool.StandardOutput.ReadToEndAsync();
            await tool.WaitForExitAsync();
            return tool.ExitCode == 0 ? DifficultyModel.Load(router) : throw new InvalidOperationException($"The router could not be trained:\n{output}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Lines()
    {
        var random = new Random(1);
        var text = new StringBuilder();
        for (var i = 0; i < Rows; i++)
        {
            var (words, cheap, dear) = Topics[random.Next(Topics.Length)];
            var prompt = $"A question about the {words[random.Next(words.Length)]} and the {words[random.Next(words.Length)]}, number {random.Next(100)}?";
            var draw = random.NextDouble();
            text.Append(CultureInfo.InvariantCulture, $"{{ \"subject\": \"t{i % 9}\", \"prompt\": \"{prompt}\", \"simple\": {(draw < cheap ? 1 : 0)}, \"complex\": {(draw < dear ? 1 : 0)} }}\n");
        }

        return text.ToString();
    }
}
