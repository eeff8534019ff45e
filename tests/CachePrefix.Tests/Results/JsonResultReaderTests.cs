using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Results;

public class JsonResultReaderTests
{
    [Fact]
    public void A_complete_answer_is_read()
    {
        Assert.True(TestDefinition.Json<Order>().TryRead("""{"id":"A1","quantity":2,"note":null}""", out var order, out _));
        Assert.Equal(new Order { Id = "A1", Quantity = 2 }, order);
    }

    [Theory]
    [InlineData("""{"quantity":2}""", "id")]
    [InlineData("""{"id":null,"quantity":2}""", "id")]
    [InlineData("""{"id":"A1","quantity":"two"}""", "quantity")]
    [InlineData("""{"id":"A1","quantity":2,"colour":"red"}""", "colour")]
    [InlineData("Sure! Here is the order.", "invalid")]
    [InlineData("null", "null")]
    [InlineData("", "JSON")]
    public void Whatever_the_type_does_not_allow_is_an_error_that_names_it(string text, string named)
    {
        Assert.False(TestDefinition.Json<Order>().TryRead(text, out _, out var error));
        Assert.Contains(named, error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_schema_has_the_same_bytes_every_time()
    {
        var schemas = Enumerable.Range(0, 5).Select(_ => Schema(TestDefinition.Json<Order>())).Distinct();

        Assert.Single(schemas);
    }

    [Fact]
    public void The_schema_allows_no_other_members() =>
        Assert.Contains("\"additionalProperties\":false", Schema(TestDefinition.Json<Order>()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_is_no_object_is_wrapped_in_one()
    {
        var reader = TestDefinition.Json<int[]>();

        Assert.Contains("\"data\"", Schema(reader), StringComparison.Ordinal);
        Assert.True(reader.TryRead("""{"data":[1,2]}""", out var numbers, out _));
        Assert.Equal([1, 2], numbers);
        Assert.False(reader.TryRead("[1,2]", out _, out _));
    }

    private static string Schema<T>(JsonResultReader<T> reader) =>
        Assert.IsType<ChatResponseFormatJson>(reader.Format).Schema!.Value.GetRawText();

    private sealed record Order
    {
        public required string Id { get; init; }

        public required int Quantity { get; init; }

        public string? Note { get; init; }
    }
}
