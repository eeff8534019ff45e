using CachePrefix.Testing;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.Support;

/// <summary>Verifies a rule about prompt definitions in a project with a <c>cacheprefix.json</c>.</summary>
internal static class PromptVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Any declarations, with the diagnostics as markup.</summary>
    public static Task VerifyAsync(string source, params DiagnosticResult[] expected) => VerifyAsync(source, _ => { }, expected);

    public static async Task VerifyAsync(string source, Action<CSharpAnalyzerTest<TAnalyzer>> configure, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = PromptSource.Usings + source };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", PromptSource.Configuration);
        test.ExpectedDiagnostics.AddRange(expected);
        configure(test);
        await test.RunAsync();
    }

    /// <summary>The declarations before and after the fix of <typeparamref name="TCodeFix"/>, alone and as Fix All.</summary>
    public static async Task VerifyFixAsync<TCodeFix>(string source, string fixedSource)
        where TCodeFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TCodeFix> { TestCode = PromptSource.Usings + source, FixedCode = PromptSource.Usings + fixedSource };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", PromptSource.Configuration);
        await test.RunAsync();
    }

    public static DiagnosticResult Diagnostic(int location) => CSharpAnalyzerVerifier<TAnalyzer>.Diagnostic().WithLocation(location);
}
