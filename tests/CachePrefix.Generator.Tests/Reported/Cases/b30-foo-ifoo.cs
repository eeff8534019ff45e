// reports CPA9010
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[Prompt, Tier("simple")] public sealed partial record Foo : IPrompt<string> { [CachedPrefix] public const string Role = "x"; [PromptInput] public required string Q { get; init; } }
[Prompt, Tier("simple")] public sealed partial record IFoo : IPrompt<string> { [CachedPrefix] public const string Role = "x"; [PromptInput] public required string Q { get; init; } }
