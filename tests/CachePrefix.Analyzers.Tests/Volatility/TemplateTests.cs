using CachePrefix.Analyzers.Tests.Stubs;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Prompt templates: sent as one turn, so that only much text behind a value makes it worth a look.</summary>
public class TemplateTests
{
    private const string Rules = "Answer in one paragraph. Name the table of each column. Never guess a column that is not in the schema. Say so where a question cannot be answered from it.";

    [Theory]
    [InlineData("kernel.InvokePromptAsync($\"It is {DateTime.Now:HH:mm}. {question} RULES\")", "DateTime.Now")]
    [InlineData("kernel.InvokePromptAsync(\"It is \" + DateTime.Now.ToString(\"T\", CultureInfo.InvariantCulture) + \". RULES\")", "DateTime.Now")]
    [InlineData("kernel.CreateFunctionFromPrompt($\"It is {DateTime.UtcNow:O}. RULES\")", "DateTime.UtcNow")]
    [InlineData("KernelFunctionFactory.CreateFromPrompt($\"Run {Guid.NewGuid()}. RULES\")", "Guid.NewGuid()")]
    [InlineData("new PromptTemplateConfig($\"It is {DateTime.Now:O}. RULES\")", "DateTime.Now")]
    [InlineData("new PromptTemplateConfig { Template = $\"It is {DateTime.Now:O}. RULES\" }", "DateTime.Now")]
    [InlineData("new PromptTemplateConfig(\"It is {{time.Now}}. RULES {{$question}}\")", "\"It is {{time.Now}}. RULES {{$question}}\"")]
    [InlineData("kernel.InvokePromptAsync($\"About {question}: RULES RULES RULES RULES\")", "question")]
    public async Task What_stands_ahead_of_much_text_is_worth_a_look(string expression, string value)
    {
        var (resolved, byName) = await RunAsync(expression);
        Assert.Equal([(DiagnosticSeverity.Info, value.Replace("RULES", Rules, StringComparison.Ordinal))], resolved);
        Assert.Equal(resolved, byName);
    }

    [Theory]
    [InlineData("kernel.InvokePromptAsync($\"Translate {DateTime.Now:f} to French.\")")]
    [InlineData("kernel.InvokePromptAsync($\"RULES It is {DateTime.Now:O}.\")")]
    [InlineData("kernel.InvokePromptAsync($\"About {question}: RULES\")")]
    [InlineData("kernel.InvokePromptAsync(\"RULES It is {{time.Now}}.\")")]
    [InlineData("kernel.InvokePromptAsync(\"RULES It is {{$now}}.\", new KernelArguments { [\"now\"] = DateTime.Now.ToString(\"O\") })")]
    [InlineData("kernel.InvokePromptAsync($\"From {Environment.MachineName}. RULES\")")]
    public async Task What_little_text_follows_is_not(string expression)
    {
        var (resolved, byName) = await RunAsync(expression);
        Assert.Empty(resolved);
        Assert.Empty(byName);
    }

    [Fact]
    public async Task What_fills_a_place_ahead_of_much_text_is_worth_a_look() =>
        Assert.Equal([(DiagnosticSeverity.Info, "DateTime.Now")], Seen(await Scan.RunAsync([Code("kernel.InvokePromptAsync(\"It is {{$now}}. RULES\", new KernelArguments { [\"now\"] = DateTime.Now.ToString(\"O\") })")], references: References)));

    [Fact]
    public async Task A_date_of_the_template_is_a_date()
    {
        var diagnostic = Assert.Single(await Scan.RunAsync([Code("new PromptTemplateConfig(\"Today is {{time.Date}}. RULES\")")], references: References));
        Assert.Equal("CPA1002", diagnostic.Id);
        Assert.Contains("'{{time.Date}}'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static System.Collections.Immutable.ImmutableArray<MetadataReference> References => StubReferences.Platform.AddRange(StubReferences.For("Microsoft.SemanticKernel.Core"));

    private static async Task<(IEnumerable<(DiagnosticSeverity, string)> Resolved, IEnumerable<(DiagnosticSeverity, string)> ByName)> RunAsync(string expression)
    {
        var code = Code(expression);
        var resolved = await Scan.RunAsync([code], references: References);
        var byName = await Scan.RunAsync([code], new() { ["cacheprefix.resolve_by_name"] = "true" }, requireValid: false, references: ReferenceSets.Net);
        return (Seen(resolved), Seen(byName));
    }

    private static string Code(string expression) => $$"""
        using Microsoft.SemanticKernel;
        class Subject
        {
            object Ask(Kernel kernel, string question) => {{expression.Replace("RULES", Rules, StringComparison.Ordinal)}};
        }
        """;

    private static IEnumerable<(DiagnosticSeverity, string)> Seen(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
        .Select(static diagnostic => (diagnostic.Severity, diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
}
