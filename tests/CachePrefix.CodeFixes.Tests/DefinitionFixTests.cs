using CachePrefix.Testing;
using Input = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.MoveToPromptInputCodeFix>;
using Tool = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.ClockAsToolCodeFix>;

namespace CachePrefix.CodeFixes.Tests;

public sealed class DefinitionFixTests
{
    private const string Own = """
        using System;
        using CachePrefix;

        [Prompt]
        [Tier("simple")]
        public sealed partial class SupportPrompt : IPrompt<string>
        {
            // The role comes first.
            [CachedPrefix]
            public string Role => $"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}.";

            [PromptInput]
            public required string Question { get; init; }
        }
        """;

    [Fact]
    public Task A_member_is_split_into_stable_text_and_an_input() => Input.VerifyAsync(
        Own,
        """
        using System;
        using CachePrefix;

        [Prompt]
        [Tier("simple")]
        public sealed partial class SupportPrompt : IPrompt<string>
        {
            // The role comes first.
            [CachedPrefix]
            public string Role => "You are helpful.";

            [PromptInput] public string CurrentTime => $"It is {DateTime.Now:HH:mm}.";

            [PromptInput]
            public required string Question { get; init; }
        }
        """);

    [Fact]
    public Task The_clock_becomes_a_tool() => Tool.VerifyAsync(
        Own,
        """
        using System;
        using System.ComponentModel;
        using System.Globalization;
        using CachePrefix;

        [Prompt]
        [Tier("simple")]
        public sealed partial class SupportPrompt : IPrompt<string>
        {
            // The role comes first.
            [CachedPrefix]
            public string Role => "You are helpful.";

            [PromptTool]
            [Description("The current date and time in UTC, as ISO 8601.")]
            public static string GetCurrentTime() => DateTimeOffset.UtcNow.ToString("o", CultureInfo.InvariantCulture);

            [PromptInput]
            public required string Question { get; init; }
        }
        """);

    [Fact]
    public Task Callers_of_the_initializer_are_rewritten() => Input.VerifyAsync(test =>
    {
        test.TestCode = """
            using CachePrefix;

            [Prompt]
            [Tier("simple")]
            public sealed partial class SupportPrompt : IPrompt<string>
            {
                [CachedPrefix] public required string Handbook { get; init; }
                [PromptInput] public required string Question { get; init; }
            }
            """;
        test.FixedCode = """
            using CachePrefix;

            [Prompt]
            [Tier("simple")]
            public sealed partial class SupportPrompt : IPrompt<string>
            {
                [CachedPrefix] public required string Handbook { get; init; }
                [PromptInput] public string CurrentTime { get; init; } = "";
                [PromptInput] public required string Question { get; init; }
            }
            """;
        const string caller = """
            using System;

            public static class Caller
            {
                public static SupportPrompt First(string question) => new()
                {
                    Handbook = $"Be kind. It is {{|CPA1001:DateTime.Now|}:HH:mm}.",
                    Question = question,
                };

                public static SupportPrompt Second(string question) => new() { Handbook = $"Be kind. Now: {{|CPA1001:DateTime.Now|}:HH:mm}", Question = question };
            }
            """;
        const string fixedCaller = """
            using System;

            public static class Caller
            {
                public static SupportPrompt First(string question) => new()
                {
                    Handbook = "Be kind.",
                    Question = question,
                    CurrentTime = $"It is {DateTime.Now:HH:mm}.",
                };

                public static SupportPrompt Second(string question) => new() { Handbook = "Be kind.", Question = question, CurrentTime = $"Now: {DateTime.Now:HH:mm}" };
            }
            """;
        test.TestState.Sources.Add("Caller.cs", caller);
        test.FixedState.Sources.Add("Caller.cs", fixedCaller);
    });

    [Fact]
    public Task Callers_of_a_record_constructor_are_rewritten() => Input.VerifyAsync(
        """
        using System;
        using CachePrefix;

        [Prompt]
        [Tier("simple")]
        public sealed partial record SupportPrompt([property: CachedPrefix] string Handbook, [property: PromptInput] string Question) : IPrompt<string>;

        public static class Caller
        {
            public static SupportPrompt Create(string question) => new($"Be kind. It is {{|CPA1001:DateTime.Now|}:HH:mm}.", question);
        }
        """,
        """
        using System;
        using CachePrefix;

        [Prompt]
        [Tier("simple")]
        public sealed partial record SupportPrompt([property: CachedPrefix] string Handbook, [property: PromptInput] string Question, [property: PromptInput] string CurrentTime = "") : IPrompt<string>;

        public static class Caller
        {
            public static SupportPrompt Create(string question) => new("Be kind.", question, CurrentTime: $"It is {DateTime.Now:HH:mm}.");
        }
        """);
}
