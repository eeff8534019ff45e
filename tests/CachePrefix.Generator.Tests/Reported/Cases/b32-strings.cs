// reports CPA9021 CPA9025
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[Prompt(Name = "a \"b\"\n<c> & {d}", Feature = "f\u2028g"), Tier("t\n</para> \"x\" & <y>")]
public sealed partial record P : IPrompt<string>
{
    [CachedPrefix] public const string Role = "You answer.";
    [PromptInput(Label = "a<b \"c\"\n")] public required string Q { get; init; }
    [PromptInput(Label = "")] public required string R { get; init; }
}
