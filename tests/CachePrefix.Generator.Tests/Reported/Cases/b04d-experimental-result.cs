// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
#pragma warning disable ACME04
[System.Diagnostics.CodeAnalysis.Experimental("ACME04")] public sealed record Answer(string Text);
[Prompt, Tier("simple")]
public sealed partial record P : IPrompt<Answer>
{
    [CachedPrefix] public const string Role = "You answer.";
    [PromptInput] public required string Q { get; init; }
}
