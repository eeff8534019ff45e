// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
public abstract record Shared
{
    [CachedPrefix] public const string House = "Always be polite to every customer.";
    [CachedPrefix(Stability.Tenant)] public required string Facts { get; init; }
    [PromptInput] public string Extra { get; init; } = "";
}
[Prompt, Tier("simple")]
public sealed partial record P : Shared, IPrompt<string>
{
    [CachedPrefix] public const string Role = "You answer.";
    [PromptInput] public required string Q { get; init; }
}
