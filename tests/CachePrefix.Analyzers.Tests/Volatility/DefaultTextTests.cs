namespace CachePrefix.Analyzers.Tests.Volatility;

public class DefaultTextTests
{
    private const string Types = """
        class Context { public int Level; }
        class Described { public override string ToString() => "described"; }
        class Inherited : Described;
        class Formatted : IFormattable { public string ToString(string? format, IFormatProvider? provider) => "formatted"; }
        record Fact(string Name);
        abstract class Shape;
        """;

    [Theory]
    [InlineData("""ChatMessage M() => System($"{Role} {new Context()}");""")]
    [InlineData("""ChatMessage M() => System(Role + new Context());""")]
    [InlineData("""ChatMessage M() => System(Role + new Context().ToString());""")]
    [InlineData("""readonly Context _context = new(); ChatMessage M() => System(string.Format("{0} {1}", Role, _context));""")]
    [InlineData("""readonly List<string> _rules = ["a"]; ChatMessage M() => System($"{Role} {_rules}");""")]
    [InlineData("""ChatMessage M() { var b = new StringBuilder(Role); b.Append(new Context()); return System(b.ToString()); }""")]
    public async Task The_text_of_a_type_without_ToString_is_reported(string member) => Assert.Contains("CPA1008", await Scan.IdsAsync(member, Types));

    [Fact]
    public async Task The_message_says_that_the_name_of_the_type_is_sent()
    {
        var found = await Scan.RunAsync(Scan.Class("""ChatMessage M() => System($"{Role} {new Context()}");""", Types));

        Assert.StartsWith("'new Context()' has no ToString() of its own", Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""ChatMessage M() => System($"{Role} {new Described()}");""")]
    [InlineData("""ChatMessage M() => System($"{Role} {new Inherited()}");""")]
    [InlineData("""ChatMessage M() => System(Role + new Described().ToString());""")]
    [InlineData("""ChatMessage M() => System($"{Role} {new Formatted()}");""")]
    [InlineData("""ChatMessage M() => System($"{Role} {new Fact("a")}");""")]
    [InlineData("""ChatMessage M() => System($"{Role} {new { Name = "a" }}");""")]
    [InlineData("""ChatMessage M(Shape shape) => System($"{Role} {shape}");""")]
    [InlineData("""ChatMessage M(object value) => System($"{Role} {value}");""")]
    [InlineData("""ChatMessage M<T>(T value) => System($"{Role} {value}");""")]
    [InlineData("""ChatMessage M() => System(Role + new Context().Level);""")]
    [InlineData("""ChatMessage M() => System(Role + new StringBuilder("a"));""")]
    public async Task Text_of_its_own_is_not_reported(string member) => Assert.DoesNotContain("CPA1008", await Scan.IdsAsync(member, Types));
}
