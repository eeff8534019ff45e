// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[Prompt, Tier("simple")]
public sealed partial record P : IPrompt<string>
{
    [CachedPrefix] public const string Role = "You answer.";
    public required P? Previous { get; init; }
    [PromptInput] public string Q { get; init; } = "";
}
static class Use { static System.Threading.Tasks.Task X(IPClient c, P p) => c.SendAsync(p); }
