// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[System.Obsolete("use Q", DiagnosticId = "ACME06")]
[Prompt, Tier("simple")]
public sealed partial record P : IPrompt<string>
{
    [CachedPrefix] public const string Role = "You answer.";
    [PromptInput] public required string Q { get; init; }
}
