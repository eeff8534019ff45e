// reports CPA9026 CPA9026 CPA9026 CPA9026
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[Prompt(MaxOutputTokens = -5, Temperature = 0, CallsPerHour = double.NaN), Tier("simple")]
public sealed partial record P : IPrompt<string> { [CachedPrefix] public const string Role = "x"; [PromptInput] public required string Q { get; init; } }
[Prompt(MaxOutputTokens = int.MaxValue, Temperature = double.MaxValue, CallsPerHour = -1), Tier("simple")]
public sealed partial record P2 : IPrompt<string> { [CachedPrefix] public const string Role = "x"; [PromptInput] public required string Q { get; init; } }
