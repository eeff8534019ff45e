// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace A.B { [Prompt, Tier("simple")] public sealed partial record C : IPrompt<string> { [CachedPrefix] public const string Role = "x"; [PromptInput] public required string Q { get; init; } } }
namespace A { [Prompt, Tier("simple")] public sealed partial record B_C : IPrompt<string> { [CachedPrefix] public const string Role = "x"; [PromptInput] public required string Q { get; init; } } }
