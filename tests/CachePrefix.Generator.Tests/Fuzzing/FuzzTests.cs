using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CachePrefix.Generator.Tests.Support;

namespace CachePrefix.Generator.Tests.Fuzzing;

/// <summary>
/// Composed definitions and broken code: the generator and every analyzer get through, and what is generated compiles or a definition rule says why not.
/// <c>CACHEPREFIX_FUZZ_DEFINITIONS</c> and <c>CACHEPREFIX_FUZZ_MUTANTS</c> set how many there are, <c>CACHEPREFIX_FUZZ_SEED</c> where they start;
/// with them, no source may take more than two seconds of processor time.
/// </summary>
public sealed partial class FuzzTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Batch = 50;
    private const int LongestSource = 12_000;
    private const string Tiers = """{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "complex": { "model": "claude-opus-4-8" } } }""";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    private static readonly int Seed = Setting("CACHEPREFIX_FUZZ_SEED") ?? 0;

    private sealed record Source(int Number, string Text);

    [Fact]
    public Task Composed_definitions_get_a_client_that_compiles_or_a_reason() =>
        RunAsync(Setting("CACHEPREFIX_FUZZ_DEFINITIONS"), Batch, static number => ComposedDefinition.Create(number));

    [Fact]
    public Task Broken_code_breaks_neither_the_generator_nor_an_analyzer()
    {
        var corpus = Corpus();
        return RunAsync(Setting("CACHEPREFIX_FUZZ_MUTANTS"), 2 * Batch, number =>
        {
            var random = new Random(number);
            var text = random.Next(2) == 0 ? ComposedDefinition.Create(number) : InNamespace(corpus[random.Next(corpus.Count)], number);
            return TokenMutator.Mutate(text, random);
        });
    }

    private async Task RunAsync(int? wanted, int few, Func<int, string> create)
    {
        var count = wanted ?? few;
        var problems = new List<string>();
        int compiling = 0, clients = 0;
        var spent = TimeSpan.Zero;
        for (var start = Seed; start < Seed + count; start += Batch)
        {
            var sources = Enumerable.Range(start, Math.Min(Batch, Seed + count - start)).Select(number => new Source(number, create(number))).ToList();
            var (outcome, time) = await MeasureAsync([.. sources.Select(static source => source.Text)]);
            compiling += sources.Where((_, index) => !outcome.BrokenInputs.Contains(DefinitionOutcome.PathOf(index))).Count();
            clients += outcome.Generated.GeneratedSources.IsDefault ? 0 : outcome.Generated.GeneratedSources.Length;
            // One source that takes too long shows in its batch, which takes that much longer than the batches before it.
            var before = (start - Seed) / Batch;
            var isSlow = wanted is not null && before > 0 && time > Limit + (spent / before);
            spent += time;
            var suspects = outcome.Faults.Count > 0 || isSlow ? sources : [.. sources.Where((_, index) => IsSuspect(outcome, sources[index].Number, index))];
            foreach (var suspect in suspects)
            {
                if (await ProblemOfAsync(suspect, isTimed: wanted is not null) is { } problem)
                    problems.Add($"number {suspect.Number}: {problem}\n{suspect.Text}");
            }
        }

        output.WriteLine($"{count} sources, {compiling} compile before anything is generated, {clients} files generated, {problems.Count} problems");
        Assert.True(problems.Count == 0, $"{problems.Count} problems\n\n" + string.Join("\n\n", problems.Take(12)));
        Assert.True(clients > 0, "Nothing was generated.");
    }

    /// <summary>Whether the compiler has something against a source, or what was generated for it, that had no error before.</summary>
    private static bool IsSuspect(DefinitionOutcome outcome, int number, int index)
    {
        var path = DefinitionOutcome.PathOf(index);
        return !outcome.BrokenInputs.Contains(path)
            && outcome.Complaints.Any(text => text.StartsWith(path, StringComparison.Ordinal) || text.Contains($"/M{number}.", StringComparison.Ordinal));
    }

    private static async Task<string?> ProblemOfAsync(Source source, bool isTimed)
    {
        var (outcome, time) = await MeasureAsync([source.Text]);
        if (outcome.Faults.Count > 0)
            return string.Join("\n", outcome.Faults);
        if (outcome.InputCompiles && outcome.Complaints.Count > 0 && !outcome.HasDefinitionError)
            return string.Join("\n", outcome.Complaints);
        return isTimed && time > Limit && (await MeasureAsync([source.Text])).Time > Limit ? $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s" : null;
    }

    private static async Task<(DefinitionOutcome Outcome, TimeSpan Time)> MeasureAsync(IReadOnlyList<string> sources)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var outcome = await Task.Run(() => DefinitionOutcome.OfAsync(sources, Tiers)).WaitAsync(Hang);
        process.Refresh();
        return (outcome, process.TotalProcessorTime - before);
    }

    private static string InNamespace(string text, int number) => Namespace().Replace(text, $"namespace M{number.ToString(CultureInfo.InvariantCulture)}.$1");

    private static List<string> Corpus([CallerFilePath] string path = "")
    {
        var root = new DirectoryInfo(Path.GetDirectoryName(path)!).Parent!.Parent!.Parent!.FullName;
        string[] folders = ["tests/CachePrefix.Analyzers.Tests/RealWorld/Cases", "samples"];
        return
        [
            .. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
                .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
                .Where(static text => text.Length < LongestSource),
        ];
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
