// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
public abstract record Base : IPrompt<string>
{
    [PromptTool] public static string Find(string x) => x;
    [Validator] public static bool Ok(string answer) => answer.Length > 0;
}
[Prompt, Cascade("simple", "complex")]
public sealed partial record P : Base
{
    [CachedPrefix] public const string Role = "You answer.";
    [PromptInput] public required string Q { get; init; }
}
