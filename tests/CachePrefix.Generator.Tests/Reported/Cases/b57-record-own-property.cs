// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[Prompt, Tier("simple")] public sealed partial record P([PromptInput] string Q, [CachedPrefix] string H) : IPrompt<string>
{
    public string Q { get; init; } = Q.Trim();
    public P(P other) { Q = other.Q; H = other.H; }
}
[Prompt, Tier("simple")] public sealed partial record P2([PromptInput] string Q, [property: CachedPrefix] string H, [field: CachedPrefix] string Z) : IPrompt<string>;
[Prompt, Tier("simple")] public sealed partial record P3([PromptInput] string Q) : IPrompt<string> { private string Q { get; init; } = Q; }
