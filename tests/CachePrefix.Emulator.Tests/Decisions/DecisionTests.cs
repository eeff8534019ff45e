using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;

namespace CachePrefix.Emulator.Tests.Decisions;

public sealed class DecisionTests
{
    private const string Questions = """
        [
          { "type": "predicate", "name": "hard", "instructions": "The task is hard." },
          { "type": "choice", "name": "tier", "instructions": "Which tier?", "choices": [{ "value": "simple" }, { "value": "complex", "description": "long" }] },
          { "type": "score", "name": "anger", "instructions": "How angry?", "levels": [{ "label": "calm" }, { "label": "cross" }, { "label": "furious" }] }
        ]
        """;

    [Fact]
    public async Task Rules_answer_questions_by_name()
    {
        await using var gpt = await Gpt.StartAsync("""{ "rules": [{ "match": { "contains": "prove" }, "reply": { "json": { "hard": true, "tier": { "answer": "complex", "probability": 0.8 }, "anger": "cross" } } }] }""");
        var answers = (await DecideAsync(gpt, "Please prove it."))["answers"]!;

        Assert.Equal(("predicate", 0.95), ((string?)answers[0]!["type"], (double)answers[0]!["probability"]!));
        Assert.Equal(("tier", "complex", 0.8), ((string?)answers[1]!["name"], (string?)answers[1]!["choice"], (double)answers[1]!["confidence"]!));
        Assert.Equal(1, answers[1]!["probabilities"]!.AsArray().Sum(item => (double)item!["probability"]!), 9);
        Assert.Equal(1.0, (double)answers[2]!["score"]!, 9);
        Assert.Equal("furious", (string?)answers[2]!["probabilities"]![2]!["label"]);
    }

    [Fact]
    public async Task Without_a_rule_all_answers_are_equally_likely_and_only_input_costs()
    {
        await using var gpt = await Gpt.StartAsync();
        var response = await DecideAsync(gpt, Words.Of(2_000));
        await DecideAsync(gpt, Words.Of(2_000));

        Assert.Equal((0.5, 0.5, 1.0), ((double)response["answers"]![0]!["probability"]!, (double)response["answers"]![1]!["confidence"]!, (double)response["answers"]![2]!["score"]!));
        var tokens = gpt.Emulator.Stats.Total.Tokens;
        Assert.Equal((0L, 0L, 0L), (tokens.CacheRead, tokens.CacheWrite, tokens.Output));
        Assert.Equal(tokens.UncachedInput * 0.1m / 1_000_000, gpt.Emulator.Stats.Total.CostUsd);
        Assert.Equal(tokens.UncachedInput, 2 * (int)response["usage"]!["input_tokens"]!);
    }

    [Theory]
    [InlineData("gpt-5.1", "[]", "The model 'gpt-5.1' is not supported with the Decisions API.")]
    [InlineData("gpt-6-luna", "[]", "Invalid 'questions': expected an array with 1 to 400 items, but got 0.")]
    [InlineData("gpt-6-luna", """[{ "type": "choice", "instructions": "x", "choices": [{ "value": "a" }] }]""", "Invalid 'questions[0].choices': expected an array with 2 to 255 items, but got 1.")]
    [InlineData("gpt-6-luna", """[{ "type": "guess", "instructions": "x" }]""", "Invalid value: 'guess'. Supported values are: 'predicate', 'choice', and 'score'.")]
    public async Task What_the_provider_refuses_is_refused(string model, string questions, string message)
    {
        await using var gpt = await Gpt.StartAsync();
        using var wire = new Wire(gpt.Emulator);

        Assert.Equal((400, message), await wire.RefusedAsync("v1/decisions", $$"""{ "model": "{{model}}", "input": "x", "questions": {{questions}} }"""));
    }

    private static async Task<JsonNode> DecideAsync(Gpt gpt, string input)
    {
        using var wire = new Wire(gpt.Emulator);
        return await wire.PostAsync("v1/decisions", new JsonObject { ["model"] = "gpt-6-luna", ["input"] = input, ["questions"] = JsonNode.Parse(Questions) }.ToJsonString());
    }
}
