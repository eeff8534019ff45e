// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
public abstract class Page { public string Layout { get; set; } = ""; }
[Prompt, Tier("simple")]
public sealed partial class P : Page, IPrompt<string>
{
    [CachedPrefix] public const string Role = "You answer.";
    [PromptInput] public string Q { get; init; } = "";
}
