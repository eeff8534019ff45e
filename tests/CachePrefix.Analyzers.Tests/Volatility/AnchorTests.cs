namespace CachePrefix.Analyzers.Tests.Volatility;

public class AnchorTests
{
    private const string Types = """
        static class Clock { public static string Stamp() => DateTime.Now.ToString("dddd h tt"); }
        class User { public bool IsBeta { get; set; } }
        class Api { public void First() { } public void Second() { } }
        """;

    [Theory]
    [InlineData("CPA1001", """ChatMessage M() => System($"{Role} It is {Clock.Stamp()}.");""")]
    [InlineData("CPA1003", """ChatMessage M() => System($"{Guid.NewGuid():N} {Role}");""")]
    [InlineData("CPA1004", """ConcurrentDictionary<string, int> _stock = new(); ChatMessage M() => System(Role + JsonSerializer.Serialize(_stock));""")]
    [InlineData("CPA1007", """ChatMessage M(double rate) => System($"{Role} The rate is {rate:P1}.");""")]
    [InlineData("CPA1007", """ChatMessage M(DateTime cutoff) => System($"{Role} Until {cutoff:d}.");""")]
    [InlineData("CPA1008", """ChatMessage M(string tenant) => System($"{Role} Bucket {tenant.GetHashCode() & 15}.");""")]
    [InlineData("CPA1008", """ChatMessage M() => System($"{Role} Host {Environment.MachineName}.");""")]
    [InlineData("CPA1001", """ChatMessage M() => System($"{Role} Up {Environment.TickCount64}.");""")]
    [InlineData("CPA1006", """ChatOptions M() => new() { Tools = [.. typeof(Api).GetMethods().Select(m => (AITool)AIFunctionFactory.Create(m, new Api()))] };""")]
    [InlineData("CPA1003", """string[] _examples = ["one", "two"]; ChatMessage M() => System(string.Join("\n", _examples.OrderBy(_ => Random.Shared.Next()).Take(3)));""")]
    [InlineData("CPA1010", """ChatMessage M(User user) { var text = new StringBuilder(Role); if (user.IsBeta) text.Append("Mention the beta features."); return System(text.ToString()); }""")]
    [InlineData("CPA1008", """ChatMessage M(string[] rules) => System(Role + string.Join(Environment.NewLine, rules));""")]
    [InlineData("CPA1001", """ChatMessage M() => System($"{Role} Now {DateTime.UtcNow:O}");""")]
    [InlineData("CPA1003", """ChatMessage M() => System($"{Role} Request {Guid.NewGuid()}");""")]
    public async Task Volatile_text_is_found(string id, string member) => Assert.Contains(id, await Scan.IdsAsync(member, Types));

    [Theory]
    [InlineData("""const string Text = "Acme was founded on 2001-04-05 at 09:30."; ChatMessage M() => System(Text);""")]
    [InlineData("""const string Text = "If asked for the current date, call get_time."; ChatMessage M() => System(Text);""")]
    [InlineData(""""ChatMessage M() => System("""Greet {name} and quote {{order_id}}.""");"""")]
    [InlineData("""const string Text = $"{Role} Use {nameof(Subject)}."; ChatMessage M() => System(Text);""")]
    [InlineData("""const string Id = "6f9619ff-8b86-d011-b42d-00c04fc964ff"; ChatMessage M() => System(Role + Id);""")]
    [InlineData("""const string Commit = "9fceb02d0ae598e95dc970b74767f19372d61af8"; ChatMessage M() => System($"{Role} Build {Commit}");""")]
    [InlineData("""ChatMessage M() => System($"{Role} Epoch {DateTime.UnixEpoch:O}");""")]
    [InlineData("""ChatMessage M() => System(Role + "Example: order 4711 at 12:30 arrived.");""")]
    [InlineData("""List<ChatMessage> M(string q) => [System(Role), new(ChatRole.User, $"{DateTime.UtcNow:O} {q}")];""")]
    public async Task Stable_text_is_not_reported(string member) => Assert.Empty(await Scan.IdsAsync(member, Types));
}
