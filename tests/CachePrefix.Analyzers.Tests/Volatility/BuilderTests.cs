namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Objects that gather a prompt call by call.</summary>
public class BuilderTests
{
    private const string Builder = """
        class PromptText
        {
            readonly StringBuilder _text = new();
            DateTime _at;
            public PromptText Rules() { _text.Append("You answer questions about the products of Acme."); return this; }
            public PromptText Environment(string folder, DateTime now) { _at = now; _text.Append("Folder: " + folder).Append($"Now: {now:HH:mm}"); return this; }
            public PromptText Common(DateTime now) => Rules().Environment("/app", now).Rules();
            public PromptText CommonOfPlace(DateTime now, string? folder) => Rules().Environment(folder ?? "/app", now);
            public PromptText CommonOfThis(DateTime now) { return this.Environment("/app", now); }
            public void Note(string note) => _text.Append(note);
            public string Build() => _text.ToString();
        }
        class Greeting
        {
            string _name = ""; Guid _id;
            public Greeting Named(string name) { _name = name; return this; }
            public Greeting Marked(Guid id) { _id = id; return this; }
            public string Render() => $"You are {_name} ({_id}).";
        }
        """;

    [Theory]
    [InlineData("CPA1001", """ChatMessage M() => System(new PromptText().Rules().Environment("/app", DateTime.Now).Rules().Build());""")]
    [InlineData("CPA1001", """ChatMessage M() { var text = new PromptText(); text.Rules(); text.Environment("/app", DateTime.Now); return System(text.Build()); }""")]
    [InlineData("CPA1001", """ChatMessage M() { var text = new PromptText().Rules(); text.Note($"It is {DateTime.Now}."); return System(text.Build()); }""")]
    [InlineData("CPA1001", """ChatMessage M() => System(new PromptText().Common(DateTime.Now).Rules().Build());""")]
    [InlineData("CPA1001", """ChatMessage M() => System(new PromptText().CommonOfPlace(DateTime.Now, null).Build());""")]
    [InlineData("CPA1001", """ChatMessage M() => System(new PromptText().Rules().CommonOfThis(DateTime.Now).Build());""")]
    [InlineData("CPA1003", """ChatMessage M() => System(new Greeting().Named("Acme").Marked(Guid.NewGuid()).Render());""")]
    public async Task What_a_builder_was_given_shows_in_its_text(string id, string member) =>
        Assert.Contains(id, await Scan.IdsAsync(member, Builder));

    [Fact]
    public async Task A_clock_is_found_among_much_data_of_the_caller()
    {
        var names = Enumerable.Range(0, 40).Select(static number => $"p{number}").ToList();
        var member = $$"""ChatMessage M({{string.Join(", ", names.Select(static name => "string " + name))}}) => System($"{{string.Concat(names.Select(static name => $"{{{name}}} "))}}{DateTime.Now} Role");""";

        Assert.Contains("CPA1001", await Scan.IdsAsync(member));
    }

    [Theory]
    [InlineData("""ChatMessage M() => System(new PromptText().Rules().Build());""")]
    [InlineData("""ChatMessage M() { var other = new PromptText(); other.Environment("/app", DateTime.Now); return System(new PromptText().Rules().Build()); }""")]
    [InlineData("""ChatMessage M() => System(new Greeting().Named("Acme").Render());""")]
    public async Task What_another_builder_was_given_does_not(string member) =>
        Assert.DoesNotContain(await Scan.IdsAsync(member, Builder), static id => id is "CPA1001" or "CPA1003");
}
