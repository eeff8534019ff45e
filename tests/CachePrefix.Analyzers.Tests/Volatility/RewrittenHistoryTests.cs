using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What changes a history that was sent, and what only prepares one for its first request.</summary>
public class RewrittenHistoryTests
{
    private const string Types = """
        class Uploaded(string address) : AIContent { public string Address => address; }
        class Request { public List<ChatMessage> Messages { get; set; } = []; }
        """;

    [Theory]
    [InlineData("foreach (var m in all)", "m.Contents[i] is not DataContent data", "new Uploaded(data.Uri)", null)]
    [InlineData("foreach (var m in all)", "m.Contents[i] is not FunctionResultContent data", "new FunctionResultContent(data.CallId, null)", DiagnosticSeverity.Info)]
    [InlineData("foreach (var m in all.SkipLast(4))", "m.Contents[i] is not DataContent data", "new Uploaded(data.Uri)", DiagnosticSeverity.Info)]
    [InlineData("foreach (var m in all)", "m.Contents.Count < 2", "new TextContent(null)", DiagnosticSeverity.Info)]
    [InlineData("foreach (var m in _turns)", "m.Contents[i] is not DataContent data", "new Uploaded(data.Uri)", DiagnosticSeverity.Warning)]
    public async Task Contents_of_all_messages_may_become_others_before_they_are_sent(string loop, string test, string made, DiagnosticSeverity? severity) =>
        Assert.Equal(severity, await SeverityOf($$"""List<ChatMessage> _turns = []; void M(List<ChatMessage> all) { {{loop}} for (var i = 0; i < m.Contents.Count; i++) { if ({{test}}) continue; m.Contents[i] = {{made}}; } }"""));

    [Theory]
    [InlineData("new Request()", "RemoveAll(m => m.Contents.Count == 0)", null)]
    [InlineData("given as Request ?? new()", "RemoveAll(m => m.Contents.Count == 0)", null)]
    [InlineData("new Request { Messages = [.. _turns] }", "Reverse()", null)]
    [InlineData("new Request { Messages = _turns }", "RemoveAll(m => m.Contents.Count == 0)", DiagnosticSeverity.Warning)]
    [InlineData("(Request)given", "RemoveAll(m => m.Contents.Count == 0)", DiagnosticSeverity.Warning)]
    [InlineData("new Request { Messages = [.. _turns] }", "RemoveAt(0)", DiagnosticSeverity.Warning)]
    public async Task What_a_method_makes_anew_it_may_sift(string request, string change, DiagnosticSeverity? severity) =>
        Assert.Equal(severity, await SeverityOf($$"""List<ChatMessage> _turns = []; Request M(object given) { Request request = {{request}}; request.Messages.{{change}}; return request; }"""));

    [Theory]
    [InlineData("string", null)]
    [InlineData("Task<string>", DiagnosticSeverity.Info)]
    public async Task A_part_that_is_written_into_a_text_is_not_sent(string result, DiagnosticSeverity? severity) =>
        Assert.Equal(severity, await SeverityOf($$"""{{result}} Make(IEnumerable<ChatMessage> part) => throw new NotSupportedException(); object M(List<ChatMessage> all, int start) { var part = all.Skip(start).ToList(); return Make(part); }"""));

    private static async Task<DiagnosticSeverity?> SeverityOf(string members) =>
        (await Scan.RunAsync(Scan.Class(members, Types))).SingleOrDefault(static found => found.Id == "CPA1014")?.Severity;
}
