using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Results;

/// <summary>Answers of types that the serialiser reads strictly are not checked twice; what it would take and the schema does not allow stays an error.</summary>
public class StrictReadingTests
{
    private const string Unknown = """{"name":"a","tags":["b"],"more":1}""";

    [Theory]
    [InlineData("""{"name":"a","tags":["b",null]}""")]
    [InlineData("""{"name":"a","tags":null}""")]
    [InlineData("""{"NAME":"a","tags":[]}""")]
    [InlineData("""{"name":"\ud800","tags":[]}""")]
    [InlineData("""{"name":"a","tags":[],"name":"b"}""")]
    [InlineData("""{"name":"a","tags":[]}{}""")]
    [InlineData("""{"name":"a"}""")]
    [InlineData(Unknown)]
    public void What_the_schema_does_not_allow_is_an_error(string text) => AssertRefused<Tagged>(text);

    [Theory]
    [InlineData("""{"name":"null and void","tags":["null"]}""")]
    [InlineData("""{"tags":["null"],"name":"null and void"}""")]
    public void A_text_may_speak_of_null(string text)
    {
        Assert.True(new JsonResultReader<Tagged>(AIJsonUtilities.DefaultOptions).TryRead(text, out var value, out _));
        Assert.Equal(("null and void", "null"), (value.Name, value.Tags[0]));
    }

    [Fact]
    public void Types_that_leave_room_for_more_take_none()
    {
        AssertRefused<Skipping>(Unknown);
        AssertRefused<Ignoring>("""{"name":"a","tags":["b"],"hidden":1}""");
        AssertRefused<Collecting>(Unknown);
        AssertRefused<Filled>("""{"name":"a"}""");
    }

    [Theory]
    [InlineData(typeof(Tagged), true)]
    [InlineData(typeof(Skipping), false)]
    [InlineData(typeof(Ignoring), false)]
    [InlineData(typeof(Collecting), false)]
    [InlineData(typeof(Filled), false)]
    [InlineData(typeof(Bounded), false)]
    [InlineData(typeof(Open), false)]
    public void Only_what_the_serialiser_refuses_by_itself_needs_no_check(Type type, bool isCovered)
    {
        var options = StrictJson.From(AIJsonUtilities.DefaultOptions);
        var shape = JsonShapeReader.Read(AnswerSchema.Create(type, options, out _));

        Assert.Equal(isCovered, StrictReading.Covers(options.GetTypeInfo(type), shape));
    }

    private static void AssertRefused<T>(string text)
    {
        Assert.False(new JsonResultReader<T>(AIJsonUtilities.DefaultOptions).TryRead(text, out _, out var error));
        Assert.NotEmpty(error);
    }

    private sealed record Tagged(string Name, List<string> Tags);

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record Skipping(string Name, List<string> Tags);

    private sealed record Ignoring(string Name, List<string> Tags)
    {
        [JsonIgnore]
        public int Hidden { get; set; }
    }

    private sealed record Collecting(string Name, List<string> Tags)
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Rest { get; set; }
    }

    private sealed class Filled
    {
        public string Name { get; set; } = "";

        public HashSet<string> Tags { get; } = [];
    }

    private sealed record Bounded([property: System.ComponentModel.DataAnnotations.Range(1, 5)] int Stars);

    private sealed record Open(string Name, JsonElement Any);
}
