using System.Text.RegularExpressions;

namespace CachePrefix.Analyzers.Tests.Meta;

/// <summary>Inputs that were reported have a test each: a file that is named after the input, or a test that carries its name as a trait.</summary>
public sealed partial class ReportedInputsTests
{
    [Fact]
    public void Every_reported_input_has_a_test()
    {
        var known = Files("*.cs").Select(static file => Path.GetFileNameWithoutExtension(file))
            .Concat(Files("*Tests.cs").SelectMany(static file => Trait().Matches(File.ReadAllText(file)).Select(static match => match.Groups[1].Value)))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string>(["a05-memory-in-system", "b03-fold-names", "c01-comments", "e01-message-marker", "r05-record-struct"]), known);
        Assert.Empty(Listed().Except(known));
    }

    // The list is kept beside the repository, and only where the inputs were collected.
    private static IEnumerable<string> Listed()
    {
        var list = Path.Combine(Repository.Root, "..", "shared", "cases", "index.tsv");
        return File.Exists(list) ? File.ReadLines(list).Where(static line => line.Length > 0).Select(static line => line.Split('\t')[0]) : [];
    }

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), pattern, SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex("\\[Trait\\(\"Reported\", \"([^\"]+)\"\\)\\]")]
    private static partial Regex Trait();
}
