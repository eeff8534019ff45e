using CachePrefix.CodeFixes;
using Definition = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Routing.TierHopAnalyzer>;
using Router = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Routing.HoppingRouterAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Routing;

public sealed class TierHopTests
{
    private const string Chat = """
        [Prompt, Route("difficulty"), Cascade("simple", "complex")]
        public partial record Chat { [History] public IReadOnlyList<ChatMessage> History { get; init; } = []; [Validator] public static bool Ok(string answer) => true; }

        """;

    [Fact]
    public Task A_method_that_chooses_for_a_conversation_is_reported_with_what_a_hop_costs() => Definition.VerifyAsync(
        """
        [Prompt] public partial record Ask
        {
            [History] public IReadOnlyList<ChatMessage> History { get; init; } = [];
            [{|#0:RouteBy("simple", "complex")|}] public string ByLength() => "simple";
        }
        """,
        Definition.Diagnostic(0).WithMessage(
            "Prompt 'Ask' has a history and 'ByLength' may choose another tier at each turn; a hop to 'simple' pays $1.25 per million tokens of the conversation, where staying on 'complex' reads them for $0.3"));

    [Fact]
    public Task One_turn_or_one_tier_is_not() => Definition.VerifyAsync(
        """
        [Prompt] public partial record Once { [RouteBy("simple", "complex")] public string By() => "simple"; }
        [Prompt] public partial record Same { [History] public IReadOnlyList<ChatMessage> History { get; init; } = []; [RouteBy("simple", "simple")] public string By() => "simple"; }
        [Prompt, Tier("simple")] public partial record Fixed { [History] public IReadOnlyList<ChatMessage> History { get; init; } = []; }
        [Prompt, Cascade("simple", "complex")] public partial record Tried { [History] public IReadOnlyList<ChatMessage> History { get; init; } = []; }
        """ + Chat);

    [Fact]
    public Task A_router_of_the_configuration_is_reported_on_the_definition() => Definition.VerifyAsync(
        Chat.Replace("""Route("difficulty")""", """{|CPA4005:Route("difficulty")|}""", StringComparison.Ordinal),
        static test =>
        {
            test.TestState.AdditionalFiles.Clear();
            test.TestState.AdditionalFiles.Add(("cacheprefix.json", """{ "routers": { "difficulty": { "rules": [ { "tier": "complex", "code": true } ] } } }"""));
        });

    [Theory]
    [InlineData("""options.{|CPA4005:AddRouter|}("difficulty", router)""")]
    [InlineData("""options.{|CPA4005:AddRouter|}("difficulty", services => router)""")]
    [InlineData("""options.{|CPA4005:AddRouter|}(router: router, name: "difficulty")""")]
    [InlineData("""options.AddRouter("other", router)""")]
    [InlineData("""options.AddCacheAwareRouter("difficulty", router)""")]
    public Task A_router_that_is_added_is_reported_where_it_is_added(string call) => Router.VerifyAsync(Chat + Setup(call));

    [Fact]
    public Task The_fix_lets_it_weigh_the_caches() => Router.VerifyFixAsync<DefinitionCodeFixProvider>(
        Chat + Setup("""options.{|CPA4005:AddRouter|}("difficulty", /* rules */ router)"""),
        Chat + Setup("""options.AddCacheAwareRouter("difficulty", /* rules */ router)"""));

    private static string Setup(string call) => $$"""public static class Setup { public static void Add(CachePrefixBuilder options, IPromptRouter router) => {{call}}; }""";
}
