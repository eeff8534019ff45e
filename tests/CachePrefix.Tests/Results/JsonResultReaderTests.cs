using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Results;

public class JsonResultReaderTests
{
    [Theory]
    [InlineData("""{"quantity":2,"note":null}""", "id")]
    [InlineData("""{"id":"A1","quantity":2}""", "note")]
    [InlineData("""{"id":null,"quantity":2,"note":null}""", "id")]
    [InlineData("""{"id":"A1","quantity":"2","note":null}""", "quantity")]
    [InlineData("""{"id":"A1","quantity":2,"quantity":3,"note":null}""", "quantity")]
    [InlineData("""{"id":"A1","quantity":2,"note":null,"colour":"red"}""", "does not have")]
    [InlineData("""{"ID":"A1","quantity":2,"note":null}""", "does not have")]
    [InlineData("""{"id":"\ud800","quantity":2,"note":null}""", "Unicode")]
    [InlineData("""{"id":"A1","quantity":2,"note":null} and more""", "JSON")]
    [InlineData("""{"id":"A1","quantity":2,"note":null,}""", "JSON")]
    [InlineData("Sure! Here is the order.", "JSON")]
    [InlineData("""{"id":"A1","quantity":99999999999,"note":null}""", "cannot be read")]
    [InlineData("null", "null")]
    [InlineData("[]", "list")]
    [InlineData("", "JSON")]
    public void Whatever_the_type_does_not_allow_is_an_error_that_names_it(string text, string named) =>
        Assert.Contains(named, ErrorOf<Order>(text), StringComparison.Ordinal);

    [Fact]
    public void Half_a_character_is_an_error() =>
        Assert.Contains("Unicode", ErrorOf<Order>("{\"id\":\"" + (char)0xD800 + "\",\"quantity\":2,\"note\":null}"), StringComparison.Ordinal);

    [Fact]
    public void A_complete_answer_is_read() =>
        Assert.Equal(new Order { Id = "A1", Quantity = 2 }, Read<Order>("""{"id":"A1","quantity":2,"note":null}"""));

    [Fact]
    public void Errors_quote_nothing_of_the_answer()
    {
        Assert.DoesNotContain("Doe", ErrorOf<Order>("""{"John Doe":1}"""), StringComparison.Ordinal);
        Assert.DoesNotContain("Doe", ErrorOf<Order>("""{"id":"A1","quantity":"John Doe","note":null}"""), StringComparison.Ordinal);
        Assert.DoesNotContain("Doe", ErrorOf<Dictionary<string, int>>("""{"data":{"John Doe":"1"}}"""), StringComparison.Ordinal);
        Assert.DoesNotContain("Doe", ErrorOf<Named>("""{"name":"John Doe"}"""), StringComparison.Ordinal);
        Assert.DoesNotContain("Doe", ErrorOf<DateOnly>("""{"data":"John Doe"}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"amount":1.5}""")]
    [InlineData("""{"currency":"EUR"}""")]
    [Trait("Reported", "r05-record-struct")]
    public void Members_of_structs_may_not_be_missing(string text) => ErrorOf<Money>(text);

    [Theory]
    [InlineData("""{"name":"a","count":1}""")]
    [InlineData("""{"count":1,"due":"2026-01-02"}""")]
    [InlineData("{}")]
    [Trait("Reported", "r07-optional-set-property")]
    public void Members_with_setters_of_any_kind_may_not_be_missing(string text) => ErrorOf<Settable>(text);

    [Fact]
    public void Members_whose_setter_is_not_public_are_filled()
    {
        var value = Read<Settable>("""{"name":"a","count":1,"due":"2026-01-02"}""");

        Assert.Equal(("a", 1, new DateOnly(2026, 1, 2)), (value.Name, value.Count, value.Due));
    }

    [Fact]
    public void Members_of_structs_and_of_base_types_whose_setter_is_not_public_are_filled()
    {
        Assert.Equal((3, null), (Read<Spot>("""{"x":3,"y":null}""").X, Read<Spot>("""{"x":3,"y":null}""").Y));
        Assert.Equal(("a", 2), Read<Heir>("""{"rank":2,"name":"a","count":1,"due":"2026-01-02"}""") is var heir ? (heir.Name, heir.Rank) : default);
        ErrorOf<Spot>("""{"x":null,"y":1}""");
    }

    [Fact]
    public void Parameters_with_a_default_value_may_be_missing() => Assert.Equal(new Optional("a", 7), Read<Optional>("""{"a":"a"}"""));

    [Fact]
    [Trait("Reported", "r06-get-only-list")]
    public void Collections_without_a_setter_are_filled_and_may_not_be_missing()
    {
        var value = Read<Collections>("""{"list":[1,2],"map":{"a":1},"set":[3]}""");

        Assert.Equal([1, 2], value.List);
        Assert.Equal(1, value.Map["a"]);
        Assert.Equal([3], value.Set);
        ErrorOf<Collections>("""{"list":[1,2],"map":{"a":1}}""");
        ErrorOf<Collections>("""{"map":{"a":1},"set":[3]}""");
        ErrorOf<Collections>("""{"list":[1],"map":{"a":1},"set":[3],"computed":1}""");
    }

    [Theory]
    [InlineData("\"Blue\"")]
    [InlineData("\"red\"")]
    [InlineData("\"Red, Green\"")]
    [InlineData("\"1\"")]
    [InlineData("1")]
    [InlineData("77")]
    [InlineData("null")]
    public void Values_that_an_enumeration_does_not_define_are_errors(string value) => ErrorOf<Colour>($$"""{"data":{{value}}}""");

    [Theory]
    [InlineData("\"Sent, Paid\"", Marks.Sent | Marks.Paid)]
    [InlineData("\"Sent\"", Marks.Sent)]
    public void Flags_may_be_combined(string value, Marks expected) => Assert.Equal(expected, Read<Marks>($$"""{"data":{{value}}}"""));

    [Theory]
    [InlineData("64")]
    [InlineData("\"64\"")]
    [InlineData("\"Sent, Lost\"")]
    public void Flags_that_are_not_defined_are_errors(string value) => ErrorOf<Marks>($$"""{"data":{{value}}}""");

    [Fact]
    public void Enumerations_that_are_written_as_numbers_take_their_own_values()
    {
        var levels = new JsonResultReader<Level>(new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });
        var bits = new JsonResultReader<Bits>(new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });

        Assert.True(levels.TryRead("""{"data":5}""", out var level, out _));
        Assert.Equal(Level.High, level);
        Assert.False(levels.TryRead("""{"data":2}""", out _, out _));
        Assert.True(bits.TryRead("""{"data":3}""", out var both, out _));
        Assert.Equal(Bits.A | Bits.B, both);
        Assert.False(bits.TryRead("""{"data":4}""", out _, out _));
    }

    [Theory]
    [InlineData("""{"data":["a",null]}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("""["a"]""")]
    [InlineData("""{"data":["a"],"more":1}""")]
    [InlineData("""{"data":["a"],"data":["b"]}""")]
    public void Lists_hold_no_nulls_and_nothing_beside_them(string text) => ErrorOf<List<string>>(text);

    [Fact]
    [Trait("Reported", "r08-nullable-int")]
    public void Values_that_may_be_null_may_be_null()
    {
        Assert.Null(Read<int?>("""{"data":null}"""));
        Assert.Equal(7, Read<int?>("""{"data":7}"""));
        Assert.Equal([1, null], Read<List<int?>>("""{"data":[1,null]}"""));
        ErrorOf<int>("""{"data":null}""");
    }

    [Theory]
    [InlineData("""{"data":{"r":1,"$type":"circle"}}""")]
    [InlineData("""{"data":{"r":1}}""")]
    [InlineData("""{"data":{"$type":"hexagon","r":1}}""")]
    [InlineData("""{"data":{"$type":"circle","a":1}}""")]
    [InlineData("""{"data":{"$type":"circle"}}""")]
    [InlineData("""{"$type":"circle"}""")]
    [InlineData("""{"r":1,"$type":"circle"}""")]
    [Trait("Reported", "r03-late-discriminator")]
    public void Discriminators_come_first_and_name_a_type_whose_members_are_all_there(string text) => ErrorOf<Shape>(text);

    [Theory]
    [InlineData("""{"data":{"$type":"circle","r":1}}""")]
    [InlineData("""{"$type":"circle","r":1}""")]
    public void Types_with_subtypes_are_read_within_the_wrapper_or_without(string text) => Assert.Equal(new Circle(1), Read<Shape>(text));

    [Fact]
    public void Constructors_that_throw_make_an_answer_unreadable() =>
        Assert.Contains(nameof(ArgumentException), ErrorOf<Named>("""{"name":"much too long"}"""), StringComparison.Ordinal);

    [Fact]
    public void Bounds_that_are_in_the_schema_hold()
    {
        Assert.Equal(5, Read<Rated>("""{"stars":5,"code":"abc"}""").Stars);
        ErrorOf<Rated>("""{"stars":6,"code":"abc"}""");
        ErrorOf<Rated>("""{"stars":5,"code":"abcd"}""");
    }

    [Fact]
    [Trait("Reported", "r04-no-schema")]
    public void Every_type_that_is_no_plain_object_is_wrapped_so_that_a_schema_is_sent()
    {
        Assert.Equal("data", Assert.Single(Schema<int[]>().GetProperty("properties").EnumerateObject()).Name);
        Assert.Equal("data", Assert.Single(Schema<Shape>().GetProperty("properties").EnumerateObject()).Name);
        Assert.Equal("data", Assert.Single(Schema<Dictionary<string, int>>().GetProperty("properties").EnumerateObject()).Name);
        Assert.Equal("data", Assert.Single(Schema<JsonElement>().GetProperty("properties").EnumerateObject()).Name);
    }

    [Fact]
    public void References_in_a_wrapped_schema_lead_to_the_wrapped_node()
    {
        Assert.Contains("#/properties/data/items", Schema<List<Node>>().GetRawText(), StringComparison.Ordinal);
        Assert.Equal("b", Read<List<Node>>("""{"data":[{"name":"a","children":[{"name":"b","children":[]}]}]}""")[0].Children[0].Name);
        ErrorOf<List<Node>>("""{"data":[{"name":"a","children":[{"name":"b"}]}]}""");
    }

    [Fact]
    public void Each_form_of_a_type_with_subtypes_asks_for_all_of_its_members()
    {
        var forms = Schema<Shape>().GetProperty("properties").GetProperty("data").GetProperty("anyOf").EnumerateArray();

        Assert.All(forms, static form => Assert.Equal(2, form.GetProperty("required").GetArrayLength()));
    }

    [Theory]
    [InlineData(typeof((int, string)))]
    [InlineData(typeof(Action))]
    [InlineData(typeof(string[,]))]
    [InlineData(typeof(Empty))]
    [Trait("Reported", "r04-no-schema")]
    public void Types_that_no_answer_could_fill_are_refused_by_name(Type type)
    {
        var error = Assert.Throws<System.Reflection.TargetInvocationException>(
            () => Activator.CreateInstance(typeof(JsonResultReader<>).MakeGenericType(type), AIJsonUtilities.DefaultOptions));

        Assert.IsType<CachePrefixConfigurationException>(error.InnerException);
    }

    [Fact]
    public void The_schema_has_the_same_bytes_every_time() =>
        Assert.Single(Enumerable.Range(0, 5).Select(_ => Schema<Order>().GetRawText()).Distinct());

    [Fact]
    public void The_schema_allows_no_other_members() => Assert.False(Schema<Order>().GetProperty("additionalProperties").GetBoolean());

    private static T Read<T>(string text)
    {
        Assert.True(TestDefinition.Json<T>().TryRead(text, out var value, out var error), error);
        return value!;
    }

    private static string ErrorOf<T>(string text)
    {
        Assert.False(TestDefinition.Json<T>().TryRead(text, out _, out var error));
        return error;
    }

    private static JsonElement Schema<T>() => Assert.IsType<ChatResponseFormatJson>(TestDefinition.Json<T>().Format).Schema!.Value;

    public enum Colour
    {
        Red,
        Green,
    }

    [Flags]
    public enum Marks
    {
        Sent = 1,
        Paid = 2,
    }

    public enum Level
    {
        Low = 1,
        High = 5,
    }

    [Flags]
    public enum Bits
    {
        A = 1,
        B = 2,
    }

    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), "square")]
    private abstract record Shape;

    private sealed record Circle(double R) : Shape;

    private sealed record Square(double A) : Shape;

    private sealed record Node(string Name, List<Node> Children);

    private record struct Money(decimal Amount, string Currency);

    private sealed record Optional(string A, int B = 7);

    private sealed record Empty;

    private sealed record Named(string Name)
    {
        public string Name { get; } = Name.Length > 5 ? throw new ArgumentException($"'{Name}' is too long") : Name;
    }

    private sealed record Rated(
        [property: System.ComponentModel.DataAnnotations.Range(1, 5)] int Stars,
        [property: System.ComponentModel.DataAnnotations.StringLength(3)] string Code);

    private struct Spot
    {
        public int X { get; private set; }

        public int? Y { get; private set; }
    }

    private sealed class Heir : Settable
    {
        public int Rank { get; private set; }
    }

    private class Settable
    {
        public string Name { get; private set; } = "unknown";

        public int Count { get; set; } = 3;

        public DateOnly Due { get; private init; }
    }

    private sealed class Collections
    {
        public List<int> List { get; } = [];

        public Dictionary<string, int> Map { get; } = [];

        public HashSet<int> Set { get; } = [];

        public int Computed => List.Count;
    }

    private sealed record Order
    {
        public required string Id { get; init; }

        public required int Quantity { get; init; }

        public string? Note { get; init; }
    }
}
