// reports CPA9011 CPA9012
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[Prompt, Tier("simple")]
file sealed partial class P : IPrompt<string> { [CachedPrefix] public const string Role = "x"; [PromptInput] public string Q { get; init; } = ""; }
file record Ans(int X);
[Prompt, Tier("simple")]
internal sealed partial class P2 : IPrompt<Ans> { [CachedPrefix] public const string Role = "x"; [PromptInput] public string Q { get; init; } = ""; }
