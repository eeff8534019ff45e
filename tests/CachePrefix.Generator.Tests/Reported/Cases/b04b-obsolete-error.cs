// reports CPA9018
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[Prompt, Tier("simple")]
public sealed partial record P : IPrompt<string>
{
    [CachedPrefix] public const string Role = "You answer.";
    [System.Obsolete("gone", error: true)] [CachedPrefix] public string? Extra { get; init; }
    [PromptInput] public required string Q { get; init; }
}
