using Verify = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.KeyByPromptCodeFix>;

namespace CachePrefix.CodeFixes.Tests;

public sealed class KeyByPromptCodeFixTests
{
    [Fact]
    public Task The_key_becomes_the_name_of_the_class() => Verify.VerifyAsync(
        Options("{|CPA1016:Guid.NewGuid()|}.ToString()"),
        Options("\"support-assistant\""));

    private static string Options(string key) => $$"""
        using System;
        using OpenAI.Responses;

        #pragma warning disable OPENAI001
        public sealed class SupportAssistant
        {
            public static CreateResponseOptions Options() => new() { PromptCacheKey = {{key}} };
        }
        """;
}
