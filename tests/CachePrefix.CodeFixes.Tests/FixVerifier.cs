using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.Testing;

namespace CachePrefix.CodeFixes.Tests;

/// <summary>Verifies a fix against the volatility rules, with only the rules that it is for.</summary>
internal static class FixVerifier<TCodeFix>
    where TCodeFix : PromptCodeFix, new()
{
    public static Task VerifyAsync(string source, string fixedSource) => VerifyAsync(test =>
    {
        test.TestCode = source;
        test.FixedCode = fixedSource;
    });

    /// <summary>Verifies that the fix is not offered.</summary>
    public static Task VerifyNoFixAsync(string source) => VerifyAsync(source, source);

    public static async Task VerifyAsync(Action<CSharpCodeFixTest<VolatilityAnalyzer, TCodeFix>> configure)
    {
        var test = new CSharpCodeFixTest<VolatilityAnalyzer, TCodeFix>();
        var fixable = new TCodeFix().FixableDiagnosticIds;
        test.DisabledDiagnostics.AddRange(new VolatilityAnalyzer().SupportedDiagnostics
            .Select(descriptor => descriptor.Id)
            .Where(id => !fixable.Contains(id))
            .Distinct());
        configure(test);
        await test.RunAsync();
    }
}
