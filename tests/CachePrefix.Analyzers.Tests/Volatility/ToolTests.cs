using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>When a tool list counts as varying.</summary>
public class ToolTests
{
    private const string Rule = "CPA1015";

    [Theory]
    [InlineData("ChatOptions M(bool isAdmin) { var o = new ChatOptions { Tools = [] }; if (isAdmin) o.Tools.Add(Pay()); return o; }")]
    [InlineData("""ChatOptions M(System.Security.Claims.ClaimsPrincipal user) { var o = new ChatOptions { Tools = [] }; if (user.IsInRole("admin")) o.Tools.Add(Pay()); return o; }""")]
    [InlineData("class ChatRequest { public bool IsAdmin { get; set; } } ChatOptions M(ChatRequest request) { var tools = new List<AITool>(); if (request.IsAdmin) tools.Add(Pay()); return new() { Tools = tools }; }")]
    [InlineData("""ChatOptions M(string userId) { var tools = new List<AITool>(); if (userId == "admin") tools.Add(Pay()); return new() { Tools = tools }; }""")]
    [InlineData("ChatOptions M(bool isAdmin) => new() { Tools = isAdmin ? [Pay()] : [] };")]
    [InlineData("""ChatOptions M() => new() { Tools = [AIFunctionFactory.Create(() => "", "pay", $"Pays. Now {DateTime.Now}")] };""")]
    public async Task Tools_that_depend_on_the_request_or_the_moment_are_a_warning(string member) =>
        Assert.Contains(Rule, await VisibleAsync(member));

    [Theory]
    [InlineData("Subject(IList<AITool> tools, bool withPay) { if (withPay) tools.Add(Pay()); Options = new ChatOptions { Tools = tools }; } ChatOptions Options { get; }")]
    [InlineData("ChatOptions M(IList<AITool> tools) { var all = new List<AITool>(); if (tools.Count > 0) all.AddRange(tools); return new() { Tools = all }; }")]
    [InlineData("""ChatOptions M(string endpoint) { var tools = new List<AITool>(); if (endpoint != "") tools.Add(Pay()); return new() { Tools = tools }; }""")]
    [InlineData("ChatOptions M(IEnumerable<AIFunction>? functions, Func<AIFunction, bool> use) { var tools = new List<AITool>(); foreach (var f in functions ?? []) if (use(f)) tools.Add(f); return new() { Tools = tools }; }")]
    [InlineData("Action<string> M(ChatOptions options) => line => { if (line.Length > 2) options.Tools!.Add(Pay()); };")]
    public async Task Tools_that_the_caller_or_the_deployment_chooses_are_not_visible(string member) =>
        Assert.DoesNotContain(Rule, await VisibleAsync(member));

    private static async Task<IReadOnlyList<string>> VisibleAsync(string member)
    {
        const string Tool = """static AITool Pay() => AIFunctionFactory.Create(() => "", "pay");""";
        var diagnostics = await Scan.RunAsync(Scan.Class(Tool + member));
        return [.. diagnostics.Where(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(static diagnostic => diagnostic.Id)];
    }
}
