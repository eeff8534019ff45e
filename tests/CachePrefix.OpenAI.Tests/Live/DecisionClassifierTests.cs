using System.ClientModel;
using CachePrefix.Emulator;
using OpenAI;

namespace CachePrefix.OpenAI.Tests.Live;

public sealed class DecisionClassifierTests
{
    private static readonly RouteLabel[] Labels =
    [
        new("easy", "simple", "Small talk and questions with one fact as their answer."),
        new("hard", "complex", "Proofs, code and anything with several steps."),
    ];

    private const string Rules =
        """
        { "rules": [
            { "match": { "contains": "prove" }, "reply": { "json": { "label": { "answer": "hard", "probability": 0.9 } } } },
            { "match": { "contains": "maybe" }, "reply": { "json": { "label": { "answer": "hard", "probability": 0.4 } } } },
            { "match": { "contains": "sorry" }, "reply": { "json": { "label": { "refusal": "no" } } } },
            { "match": { "contains": "hello" }, "reply": { "json": { "label": "easy" } } } ] }
        """;

    [Theory]
    [InlineData("Please prove it.", "hard", 0.9)]
    [InlineData("Perhaps maybe.", "hard", 0.4)]
    [InlineData("Oh hello.", "easy", 0.95)]
    [InlineData("Say sorry.", null, null)]
    public async Task Probabilities_come_from_the_endpoint_and_only_input_is_paid(string turn, string? label, double? confidence)
    {
        await using var emulator = await StartAsync();
        var classifier = new DecisionTurnClassifier(ClientOf(emulator), "gpt-6-luna");

        var said = await classifier.ClassifyAsync(turn, Labels, CancellationToken.None);

        Assert.Equal((label, confidence), (said.Label, said.Confidence));
        Assert.True(said.Usage.UncachedInput > 0);
        Assert.Equal(emulator.Stats.Total.CostUsd, said.Cost);
    }

    [Fact]
    public async Task A_refused_request_costs_nothing_and_gives_no_label()
    {
        await using var emulator = await StartAsync();

        var said = await new DecisionTurnClassifier(ClientOf(emulator), "gpt-5.1").ClassifyAsync("prove", Labels, CancellationToken.None);

        Assert.Equal((null, 0m), (said.Label, said.Cost));
    }

    private static Task<ProviderEmulator> StartAsync() => ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(Rules) });

    private static OpenAIClient ClientOf(ProviderEmulator emulator) =>
        new(new ApiKeyCredential("sk-test"), new OpenAIClientOptions { Endpoint = emulator.OpenAIAddress });
}
