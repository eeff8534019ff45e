using CachePrefix.Analyzers.Layout;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2003 and CPA2004 in prompt definitions.</summary>
public class DefinitionLayoutTests
{
    [Fact]
    public Task The_earlier_rung_is_raised() => new CSharpCodeFixTest<TtlOrderAnalyzer, RequestLayoutCodeFixProvider>
    {
        TestCode = Definition("[{|CPA2003:CachedPrefix(Ttl = CacheTtl.FiveMinutes)|}] public const string Role = \"role\";"),
        FixedCode = Definition("[CachedPrefix(Ttl = CacheTtl.OneHour)] public const string Role = \"role\";"),
    }.RunAsync();

    [Theory]
    [InlineData("const string {|CPA2004:Role|} = \"\"")]
    [InlineData("const string {|CPA2004:Role|} = \" \\n\"")]
    [InlineData("static string {|CPA2004:Role|} { get; } = \"\"")]
    [InlineData("static readonly string {|CPA2004:Role|} = \"\\t\"")]
    public Task An_empty_text_is_reported(string member) => CSharpAnalyzerVerifier<EmptySegmentAnalyzer>.VerifyAnalyzerAsync(Definition($"[CachedPrefix] public {member};"));

    [Theory]
    [InlineData("[CachedPrefix] public const string Role = \"role\";")]
    [InlineData("[CachedPrefix] public static string Role { get; set; } = \"\";")]
    [InlineData("[CachedPrefix] public string Role { get; init; } = \"\";")]
    [InlineData("public const string Role = \"\";")]
    public Task Text_that_is_there_or_can_come_is_fine(string member) => CSharpAnalyzerVerifier<EmptySegmentAnalyzer>.VerifyAnalyzerAsync(Definition(member));

    private static string Definition(string member) => $$"""
        using CachePrefix;

        [Prompt, Tier("simple")]
        public sealed partial record SupportPrompt : IPrompt<string>
        {
            {{member}}
            [CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)] public required string Handbook { get; init; }
            [PromptInput] public required string Question { get; init; }
        }
        """;
}
