namespace CachePrefix.Generator.Tests.Generation;

/// <summary>Prompt definitions of every shape.</summary>
internal static class Shapes
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Threading;
        using System.Threading.Tasks;
        using CachePrefix;
        using Microsoft.Extensions.AI;

        """;

    public const string Configuration =
        """
        {
          "tiers": {
            "simple": { "model": "claude-haiku-4-5" },
            "complex": { "model": "claude-opus-4-8-20260801" },
            "own": { "model": "house-model" }
          },
          "ttl": { "tenant": "5m" }
        }
        """;

    public const string Support = Usings +
        """"
        namespace Acme.Support
        {
            [Prompt(Feature = "support", MaxOutputTokens = 400, Temperature = 0.25)]
            [Cascade("simple", "complex")]
            public sealed partial record SupportPrompt : IPrompt<SupportAnswer>
            {
                [CachedPrefix] public const string Role = "You answer questions about Acme's products.";
                [CachedPrefix(Order = -1)] private static string Tone => """
                    Be brief.
                    Be kind.
                    """;
                [CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)] public required string Handbook { get; init; }
                [CachedPrefix(Stability.Tenant)] public required string CustomerFacts { get; init; }
                [Examples] public static IReadOnlyList<PromptExample> Examples => [new("Hello", "{}")];
                [History] public IReadOnlyList<ChatMessage> History { get; init; } = [];
                [PromptInput] public required string Question { get; init; }
                [PromptInput(Label = "screen")] public DataContent? Screenshot { get; init; }
                [PromptTool, Description("Finds an order.")]
                public static Order FindOrder([Description("Its number.")] string id, int most = 5) => new(id);
                [PromptTool] private static async Task CancelOrderAsync(string? id, CancellationToken cancellationToken) => await Task.Delay(0, cancellationToken);
                [PromptTool(Name = "now")] internal static string Clock(IServiceProvider services) => "";
                [Validator] public ValueTask<bool> IsGroundedAsync(SupportAnswer answer, CancellationToken cancellationToken) => new(true);
            }

            public sealed record SupportAnswer(string Text);
            public sealed record Order(string Id);
        }
        """";

    public const string Positional = Usings +
        """
        [Prompt(Name = "translate")]
        public partial record Translate(
            [CachedPrefix(Stability.Tenant)] string Glossary,
            [PromptInput] string Text,
            [property: PromptInput(Label = "target")] string Language = "German",
            [History] IReadOnlyList<ChatMessage>? History = null,
            DayOfWeek Day = DayOfWeek.Friday,
            decimal Limit = 1.5m) : IPrompt<string>
        {
            [RouteBy("simple", "own")] private string Choose() => Text.Length > 5 ? "own" : "simple";
        }
        """;

    public const string Keywords = Usings +
        """
        namespace @namespace.@class
        {
            [Prompt, Tier("simple")]
            internal partial class @event : IPrompt<List<@event.Item?>>
            {
                [CachedPrefix] internal const string @string = "\"quoted\" \\ {braces}";
                [PromptInput] internal string @int { get; set; } = "";
                [PromptInput] public List<string> tier = new();
                [PromptInput] public IEnumerable<AIContent>? cancellationToken { get; init; }
                [PromptTool] public static void @void(int @ref) { }
                [Validator] static bool @bool(@event @this, List<Item?> answer) => true;
                [RouteBy("simple")] static Task<string> @switch(@event prompt) => Task.FromResult("simple");
                public sealed class Item { public string? @default { get; set; } }
            }
        }
        """;

    public const string Nested = Usings +
        """
        namespace Acme;

        public partial class Outer
        {
            internal partial struct Middle
            {
                public partial interface IInner
                {
                    [Prompt, Tier("simple")]
                    public partial record Deep : IPrompt<int>
                    {
                        [PromptInput] public required string Question { get; init; }
                        public required Guid Id { get; init; }
                    }
                }
            }

            [Prompt, Tier("simple")]
            private sealed partial class Hidden : IPrompt<Hidden.Answer>
            {
                [PromptInput] public string? Question { get; init; }
                internal sealed record Answer(int Value);
            }

            [Prompt, Tier("simple")]
            protected partial record Family : IPrompt<string>
            {
                [PromptInput] public string Question { get; init; } = Guid.NewGuid().ToString();
            }
        }
        """;

    public const string Contents = Usings +
        """
        namespace Acme;

        [Prompt, Tier("own")]
        public sealed partial class Describe : IPrompt<(string Caption, double? Score)>
        {
            private Describe(string manual) => Manual = manual;
            [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
            public Describe(string manual, Uri? site) : this(manual) => Images = new();
            [CachedPrefix] public string Manual { get; }
            [CachedPrefix(Ttl = CacheTtl.OneHour)] public UriContent? Catalogue { get; set; }
            [CachedPrefix(Stability.Session)] public TextContent[] Notes { get; set; } = Array.Empty<TextContent>();
            [CachedPrefix(Stability.Constant)] public static readonly DataContent Logo = new(new byte[] { 1 }, "image/png");
            [Examples(Stability.Deployment, Order = 3)] public List<PromptExample>? More { get; set; }
            [PromptInput] public required ImageList Images { get; init; }
            public sealed class ImageList : List<DataContent>;
        }
        """;

    public const string Derived = Usings +
        """
        namespace Acme;

        [Prompt, Tier("simple")]
        public abstract partial record Base : IPrompt<string>
        {
            [PromptInput] public required string Question { get; init; }
        }

        [Prompt, Tier("simple")]
        public partial record Child : Base, IPrompt<string>
        {
            [CachedPrefix, Obsolete("old")] public string? Rules { get; init; }
            [PromptInput] public string More { get; init; } = "none";
        }

        internal sealed record Internal(string Text);

        [Prompt, Tier("simple")]
        public partial class Mixed : IPrompt<Internal>
        {
            [PromptInput] public string Question { get; set; } = "a\nb";
            [CachedPrefix] private string Secret { get; init; } = "";
        }
        """;

    public static TheoryData<string> Names => [nameof(Support), nameof(Positional), nameof(Keywords), nameof(Nested), nameof(Contents), nameof(Derived)];

    public static string Of(string name) => name switch
    {
        nameof(Support) => Support,
        nameof(Positional) => Positional,
        nameof(Keywords) => Keywords,
        nameof(Nested) => Nested,
        nameof(Contents) => Contents,
        nameof(Derived) => Derived,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such shape."),
    };
}
