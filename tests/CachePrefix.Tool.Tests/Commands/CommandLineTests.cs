using System.Text.Json;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Commands;

public sealed class CommandLineTests
{
    [Fact]
    public void Every_command_has_a_description_details_and_examples() => Assert.All(CommandLine.CreateCommands(), static each =>
    {
        Assert.False(string.IsNullOrWhiteSpace(each.Command.Description));
        Assert.NotEmpty(each.Module.Examples);
        Assert.All(each.Module.Examples, example => Assert.StartsWith($"{CommandLine.Name} {each.Command.Name}", example.CommandLine, StringComparison.Ordinal));
        Assert.All(each.Command.Options, static option => Assert.False(string.IsNullOrWhiteSpace(option.Description)));
    });

    [Fact]
    public void Every_example_parses() => Assert.All(
        CommandLine.CreateCommands().SelectMany(static each => each.Module.Examples),
        static example => Assert.Empty(CommandLine.Create().Parse(example.CommandLine[(CommandLine.Name.Length + 1)..]).Errors));

    [Theory]
    [InlineData("--help")]
    [InlineData("audit", "--help")]
    [InlineData("models", "list", "-h")]
    public async Task Help_names_the_command_as_typed_and_ends_with_examples(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:\n  cacheprefix ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  cacheprefix ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed_with_prices_dates_and_sources()
    {
        var run = await CommandRun.OfAsync("models", "list", "--format", "json");

        var haiku = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Single(static row => row.GetProperty("id").GetString() == "claude-haiku-4-5");
        Assert.Equal(4096, haiku.GetProperty("minimumPrefixTokens").GetInt32());
        Assert.True(haiku.GetProperty("input").GetDecimal() > haiku.GetProperty("cacheRead").GetDecimal());
        Assert.NotEmpty(haiku.GetProperty("sources").EnumerateArray());
        Assert.Contains("claude-haiku-4-5", (await CommandRun.OfAsync("models", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_files_are_compared_value_by_value()
    {
        using var code = new CodeBase();
        using var stream = typeof(CachePrefix.Models.ModelCatalog).Assembly.GetManifestResourceStream("models.json")!;
        using var reader = new StreamReader(stream);
        var catalogue = await reader.ReadToEndAsync();
        code.Write("same.json", catalogue).Write("bad.json", "{");
        code.Write("other.json", catalogue.Replace("\"minimumPrefixTokens\": 4096", "\"minimumPrefixTokens\": 8192", StringComparison.Ordinal));

        var same = await CommandRun.OfAsync("models", "diff", code.Path("same.json"));
        var other = await CommandRun.OfAsync("models", "diff", code.Path("other.json"));
        var bad = await CommandRun.OfAsync("models", "diff", code.Path("bad.json"));

        Assert.Equal(0, same.ExitCode);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("claude-haiku-4-5: minimum 4096 in the catalogue, 8192 in the file\n", other.Output, StringComparison.Ordinal);
        Assert.Equal(2, bad.ExitCode);
        Assert.Contains("bad.json", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_emulator_says_why_it_cannot_start()
    {
        var run = await CommandRun.OfAsync("emulate", "--port", "0", "--faults", "nonsense=1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nonsense", run.Error, StringComparison.Ordinal);
    }
}
