using System.Text.Json.Nodes;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Answers;

public sealed class AnswerRuleTests
{
    [Fact]
    public async Task The_first_rule_that_matches_answers()
    {
        await using var claude = await StartAsync("""
            { "rules": [
              { "match": { "contains": "RETURN" }, "reply": { "text": "returns" } },
              { "match": { "regex": "^order (\\d+)" }, "reply": { "text": "order {{1}} of {{nobody}}" } },
              { "match": { "system": "poet" }, "reply": { "text": "verse" } },
              { "match": { "models": ["small"] }, "reply": { "text": "tier" } },
              { "match": { "models": ["claude-opus-4-8"] }, "reply": { "text": "model" } }
            ], "tiers": { "small": ["claude-haiku-4-5"] }, "default": { "text": "default for {{input}}" } }
            """);

        Assert.Equal("returns", await SayAsync(claude, "How do returns work? order 3"));
        Assert.Equal("order 17 of {{nobody}}", await SayAsync(claude, "order 17"));
        Assert.Equal("default for my order 17", await SayAsync(claude, "my order 17"));
        Assert.Equal("verse", await SayAsync(claude, "Hello", system: "You are a poet."));
        Assert.Equal("tier", await SayAsync(claude, "Hello", model: "claude-haiku-4-5-20251001"));
        Assert.Equal("model", await SayAsync(claude, "Hello", model: "claude-opus-4-8"));
    }

    [Fact]
    public async Task Only_the_last_user_text_counts()
    {
        await using var claude = await StartAsync("""{ "rules": [{ "match": { "contains": "secret" }, "reply": { "text": "found" } }], "default": { "text": "no" } }""");
        var request = Body(
            new JsonArray(Text("secret")),
            new JsonArray(Message("user", "secret"), Message("assistant", "secret"), Message("user", new JsonArray(Text("Hello"), Text("there")))));

        Assert.Equal("no", TextOf(await claude.SendAsync(request)));
    }

    [Fact]
    public async Task A_model_is_wrong_as_often_as_its_rule_says_and_always_on_the_same_questions()
    {
        const string Rules = """
            { "seed": 3, "tiers": { "weak": ["claude-haiku-4-5"] }, "rules": [
              { "reply": { "text": "right" }, "wrong": { "text": "wrong" }, "correct": { "weak": 0.7, "claude-opus-4-8": 0 } } ] }
            """;
        await using var one = await StartAsync(Rules);
        await using var other = await StartAsync(Rules);
        var right = 0;
        foreach (var number in Enumerable.Range(0, 200))
        {
            var answer = await SayAsync(one, $"Question {number}", model: "claude-haiku-4-5");
            right += answer == "right" ? 1 : 0;
            if (number % 10 == 0)
                Assert.Equal(answer, await SayAsync(other, $"Question {number}", model: "claude-haiku-4-5"));
        }

        Assert.InRange(right, 120, 160);
        Assert.Equal("wrong", await SayAsync(one, "Question 1", model: "claude-opus-4-8"));
        Assert.Equal("right", await SayAsync(one, "Question 1", model: "claude-sonnet-4-6"));
    }

    [Fact]
    public async Task A_structured_request_without_a_rule_gets_a_value_that_fits_its_schema()
    {
        await using var claude = await StartAsync();
        var request = Body();
        request["output_config"] = JsonNode.Parse("""
            { "format": { "type": "json_schema", "schema": {
              "type": "object", "required": ["name", "kind", "tags", "size", "sure", "inner"], "properties": {
                "name": { "type": "string" }, "kind": { "enum": ["a", "b"] }, "tags": { "type": "array", "items": { "type": "string" } },
                "size": { "type": ["integer", "null"] }, "sure": { "type": "boolean" }, "inner": { "$ref": "#/$defs/inner" } },
              "$defs": { "inner": { "type": "object", "properties": { "x": { "anyOf": [{ "type": "null" }, { "type": "string" }] } } } } } } }
            """);

        Assert.Equal("""{"name":"","kind":"a","tags":[],"size":0,"sure":false,"inner":{"x":null}}""", TextOf(await claude.SendAsync(request)));
    }

    [Theory]
    [InlineData("""{ "rules": [{ "match": { "regex": "(" }, "reply": { "text": "x" } }] }""", "my.json: rule 1: regex is '('")]
    [InlineData("""{ "rules": [{ "name": "a", "match": { "contains": "x" } }] }""", "my.json: rule 1 ('a') does nothing; give \"reply\" or \"fault\".")]
    [InlineData("""{ "rules": [{ "reply": { } }] }""", "my.json: rule 1: reply is empty; give \"text\", \"json\" or \"toolCalls\".")]
    [InlineData("""{ "rules": [{ "reply": { "text": "x", "json": 1 } }] }""", "both \"text\" and \"json\"")]
    [InlineData("""{ "rules": [{ "reply": { "text": "x" }, "correct": { "a": 0.5 } }] }""", "has \"correct\" but no \"wrong\"")]
    [InlineData("""{ "rules": [{ "reply": { "text": "x" }, "wrong": { "text": "y" }, "correct": { "a": 5 } }] }""", "correct for 'a' is 5; give a share from 0 to 1")]
    [InlineData("""{ "rules": [{ "reply": { "toolCalls": [{ }] } }] }""", "a tool call has no \"name\"")]
    [InlineData("""{ "rules": [{ "reply": { "text": "x" }, "latencyMs": -1 }] }""", "latencyMs is -1")]
    [InlineData("""{ "rules": [null] }""", "my.json: rule 1 is null")]
    [InlineData("""{ "faults": [null] }""", "my.json: fault 1 is null")]
    [InlineData("""{ "tiers": { "a": null } }""", "my.json: tier 'a' has a model that is null")]
    [InlineData("""{ "rules": [{ "match": { "models": [null] }, "reply": { "text": "x" } }] }""", "models holds null")]
    [InlineData("""{ "rules": [{ "reply": { "toolCalls": [null] } }] }""", "a tool call has no \"name\"")]
    [InlineData("""{ "rules": [{ "reply": { "toolCalls": [{ "name": "x", "input": "str" }] } }] }""", "the input of tool 'x' is \"str\"; give an object")]
    [InlineData("""{ "ruls": [] }""", "my.json: line 1, $.ruls")]
    [InlineData("""{ "faults": [{ "rate": 0.5 }] }""", "my.json: fault 1 has no \"kind\"; name one of rateLimit,")]
    [InlineData("""{ "faults": [{ "kind": "nope" }] }""", "my.json: line 1, $.faults[0].kind")]
    [InlineData("null", "my.json: the file holds 'null'")]
    public void A_bad_rule_file_is_named_with_the_rule_and_a_way_out(string json, string message) =>
        Assert.Contains(message, Assert.Throws<AnswerRulesException>(() => AnswerRules.Parse(json, "my.json")).Message, StringComparison.Ordinal);

    internal static async Task<string> SayAsync(Claude claude, string question, string? system = null, string model = Sonnet) =>
        TextOf(await claude.SendAsync(Body(system, new JsonArray(Message("user", question)), model: model)));

    internal static string TextOf(global::Anthropic.Models.Messages.Message message) =>
        message.Content[0].TryPickText(out var text) ? text.Text : throw new InvalidOperationException("no text");
}
