using System.Text.RegularExpressions;

namespace CachePrefix.Analyzers.Tests.Meta;

/// <summary>What compiler, library, audits and emulator know of the ladder and of models stands in one source each, which those who need it compile.</summary>
public sealed partial class ConceptTests
{
    private static readonly Lazy<(string Path, string Text)[]> Sources = new(() => [.. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Select(static file => (Path: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
        .Where(static file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))]);

    public static TheoryData<string> SharedTypes => [.. Sources.Value
        .Where(static file => file.Path.StartsWith("src/CachePrefix/Ladder/", StringComparison.Ordinal) || SharedModels().IsMatch(file.Path))
        .SelectMany(static file => Types(file.Text))];

    [Theory]
    [MemberData(nameof(SharedTypes))]
    public void A_shared_type_is_declared_once(string type)
    {
        // A partial type has its own part for what only one side asks of it, and each side has a reader of JSON.
        var places = Sources.Value.Where(file => Types(file.Text).Contains(type)).Select(static file => file.Path).ToList();
        var others = places.Where(static path => !path.StartsWith("src/CachePrefix/Ladder/", StringComparison.Ordinal) && !SharedModels().IsMatch(path));

        Assert.All(others, path => Assert.Matches($@"partial class {type}\b", File.ReadAllText(Path.Combine(Repository.Root, path))));
    }

    [Fact]
    public void No_enumeration_repeats_one_of_the_ladder()
    {
        var ladder = Sources.Value.Where(static file => file.Path.StartsWith("src/CachePrefix/Ladder/", StringComparison.Ordinal)).SelectMany(static file => Enumerations(file.Text)).ToList();
        var others = Sources.Value.Where(static file => !file.Path.StartsWith("src/CachePrefix/Ladder/", StringComparison.Ordinal))
            .SelectMany(static file => Enumerations(file.Text).Select(found => (file.Path, found.Name, found.Members)));

        Assert.NotEmpty(ladder);
        Assert.DoesNotContain(others, other => ladder.Exists(own => own.Members.IsSubsetOf(other.Members) || (other.Members.Count > 2 && other.Members.IsSubsetOf(own.Members))));
    }

    [Theory]
    [InlineData("\"minimumPrefixTokens\"")]
    [InlineData("\"lookBackPositions\"")]
    [InlineData("\"batchMultiplier\"")]
    [InlineData("\"cacheWrite\"")]
    public void A_member_of_the_catalogue_is_read_in_one_place(string member) =>
        Assert.All(Sources.Value.Where(file => file.Text.Contains(member, StringComparison.Ordinal)), static file => Assert.StartsWith("src/CachePrefix/Models/Reading/", file.Path, StringComparison.Ordinal));

    /// <summary>The words of providers are theirs: what sends, reads and emulates them names them.</summary>
    [Fact]
    public void The_names_of_lifetimes_stand_in_the_ladder() =>
        Assert.Equal(
            ["src/CachePrefix/Ladder/CacheTtlNames.cs"],
            Sources.Value.Where(static file => file.Path.StartsWith("src/CachePrefix/", StringComparison.Ordinal) || file.Path.StartsWith("src/CachePrefix.Analyzers/Generation/", StringComparison.Ordinal))
                .Where(static file => LifetimeName().IsMatch(file.Text))
                .Select(static file => file.Path));

    private static HashSet<string> Types(string text) => [.. Declaration().Matches(text).Select(static match => match.Groups[1].Value)];

    private static IEnumerable<(string Name, HashSet<string> Members)> Enumerations(string text) => Enumeration().Matches(text)
        .Select(static match => (match.Groups[1].Value, Members().Matches(match.Groups[2].Value).Select(static member => member.Groups[1].Value).ToHashSet()));

    [GeneratedRegex("^src/CachePrefix/Models/(Reading/)?[^/]+$")]
    private static partial Regex SharedModels();

    [GeneratedRegex(@"^(?:(?:public|internal|readonly|sealed|static|abstract|partial) )*(?:class|record struct|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(?:(?:public|internal) )?enum (\w+)[^{]*\{(.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"^    (\w+)(?: = [^,\n]+)?,", RegexOptions.Multiline)]
    private static partial Regex Members();

    [GeneratedRegex("(?<!\\\\)\"(5m|1h)(?<!\\\\)\"")]
    private static partial Regex LifetimeName();
}
