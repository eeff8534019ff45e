using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Generated;

public static partial class Prompts
{
    [Prompt(Name = "routed")]
    internal sealed partial class RoutedPrompt : IPrompt<string>
    {
        [CachedPrefix(Order = 2)]
        private static readonly string Second = "Second rule.";

        [CachedPrefix(Order = 1)]
        internal const string First = "First rule.";

        [CachedPrefix(Stability.Tenant)]
        public IReadOnlyList<string> Facts { get; set; } = ["No facts."];

        [CachedPrefix]
        public UriContent? Manual { get; init; }

        [PromptInput]
        public required string Question { get; init; }

        [PromptInput(Label = "picture")]
        public IEnumerable<AIContent>? Pictures { get; init; }

        [RouteBy("simple", "complex")]
        private async ValueTask<string> ChooseAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return Question.Length > 20 ? "complex" : "simple";
        }

        [Validator]
        private static Task<bool> IsShortAsync(RoutedPrompt prompt, string answer) => Task.FromResult(answer.Length <= prompt.Question.Length);
    }
}

[Prompt]
[Tier("simple")]
public sealed partial record CountPrompt(
    [CachedPrefix(Stability.Tenant)] string Rules,
    [PromptInput] string Text,
    [History] IReadOnlyList<ChatMessage>? History = null) : IPrompt<int>;
