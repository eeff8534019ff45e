using CachePrefix.Analyzers.DefinitionRules;
using CachePrefix.Generator.Tests.Support;
using CachePrefix.Testing;

namespace CachePrefix.Generator.Tests.Definitions;

/// <summary>What <c>[Patience]</c> takes, and what the rule says of the rest.</summary>
public sealed class PatienceTests
{
    [Fact]
    public Task What_is_no_time_is_reported_on_the_attribute() =>
        DefinitionVerifier<InvalidPatienceAnalyzer>.VerifyAsync(
            """
            [Prompt, Tier("simple"), {|#0:Patience("tonight")|}] public partial record Ask : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            [Prompt, Tier("simple"), Patience("8h")] public partial record Tell : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
            """,
            CSharpAnalyzerVerifier<InvalidPatienceAnalyzer>.Diagnostic().WithLocation(0).WithArguments("Ask", "\"tonight\""));

    [Theory]
    [InlineData("90m", 90)]
    [InlineData("8h", 480)]
    [InlineData("1d", 1_440)]
    [InlineData("1.5h", 90)]
    [InlineData(" 8h ", 480)]
    [InlineData("08:00:00", 480)]
    [InlineData("1.00:00", 1_440)]
    [InlineData("365d", 525_600)]
    public async Task What_is_a_time_reaches_the_definition(string text, int minutes)
    {
        var outcome = await DefinitionOutcome.OfAsync(
            $$"""[Prompt, Tier("simple"), Patience("{{text}}")] public partial record Ask : IPrompt<string> { [PromptInput] public string? Question { get; init; } }""", analyze: false);

        Assert.Empty(outcome.Complaints);
        Assert.Contains($"public override global::System.TimeSpan? Patience => global::System.TimeSpan.FromTicks({TimeSpan.FromMinutes(minutes).Ticks}L);", outcome.Text, StringComparison.Ordinal);
    }
}
