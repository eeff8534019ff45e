using CachePrefix.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.Bill;

/// <summary>Usage files as <c>cacheprefix report --export</c> writes them.</summary>
internal static class Usage
{
    public static string Of(params string[] prompts) => $$"""
        { "format": 1, "from": "2026-11-12", "to": "2026-11-19", "hitRateFloor": 0.5, "prompts": [{{string.Join(',', prompts)}}] }
        """;

    public static Action<CSharpAnalyzerTest<T>> With<T>(params string[] prompts)
        where T : DiagnosticAnalyzer, new() => test => test.TestState.AdditionalFiles.Add("cacheprefix.usage.json", Of(prompts));
}
