namespace CachePrefix.Analyzers.Tests.Support;

/// <summary>What the projects of these tests have in common.</summary>
internal static class PromptSource
{
    public const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using CachePrefix;
        using Microsoft.Extensions.AI;

        """;

    /// <summary>Four tiers from cheap to dear, and one with a model that no catalogue has.</summary>
    public const string Configuration =
        """
        {
          "tiers": {
            "tiny": { "model": "claude-haiku-5-5" },
            "simple": { "model": "claude-haiku-4-5" },
            "complex": { "model": "claude-sonnet-4-6" },
            "expert": { "model": "claude-opus-4-8" },
            "own": { "model": "acme-1" }
          }
        }
        """;

    /// <summary>Words that common tokenizers count between one and three tokens each.</summary>
    public static string Words(int count) => string.Join(' ', Enumerable.Repeat("handbook", count));
}
