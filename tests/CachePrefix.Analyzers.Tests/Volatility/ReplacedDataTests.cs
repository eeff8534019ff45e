using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>A constant that stands for data which are missing is no text that requests share.</summary>
public class ReplacedDataTests
{
    private const string Types = "record Order(string? Product, string? Note); ";

    [Theory]
    [InlineData("""string Show(string? text) { if (text == null) return "nothing is known of it"; return text; } ChatMessage M(Order order) => System(Role + Show(order.Product) + Show(order.Note));""")]
    [InlineData("""ChatMessage M(Order order) => System(Role + order.Product + (order.Note ?? "nothing is known of it"));""")]
    [InlineData("""ChatMessage M(Order order) => System(Role + order.Product + (order.Note is { } note ? note : "nothing is known of it"));""")]
    [InlineData("""ChatMessage M(Order order) { var note = "nothing is known of it"; if (order.Note != null) note = order.Note; return System(Role + order.Product + note); }""")]
    public async Task It_is_not_quoted(string members) =>
        Assert.DoesNotContain(await Scan.RunAsync(Scan.Class(members, Types)), static diagnostic => diagnostic.GetMessage(null).Contains("nothing is known of it"));

    [Theory]
    [InlineData("""ChatMessage M(Order order) => System(order.Product + (order.Note ?? "nothing") + " Never promise a date of delivery.");""")]
    [InlineData("""ChatMessage M(Order order) { var text = order.Product; if (order.Note != null) text += " Never promise a date of delivery."; return System(text + ""); }""")]
    [InlineData("""ChatMessage M(Order order) { var text = new StringBuilder(order.Product); foreach (var line in new[] { 1, 2 }) text.Append(" Never promise a date of delivery."); return System(text.ToString()); }""")]
    public async Task Text_that_may_follow_is(string members) =>
        Assert.Contains(await Scan.RunAsync(Scan.Class(members, Types)), static diagnostic => diagnostic is { Id: "CPA1010", Severity: DiagnosticSeverity.Info } && diagnostic.GetMessage(null).Contains("Never promise a date of delivery."));
}
