// compiles
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Microsoft.CodeAnalysis { internal sealed class EmbeddedAttribute : System.Attribute { } }
namespace Acme {
[Prompt, Tier("simple")]
public sealed partial record P : IPrompt<string>
{
    [CachedPrefix] public const string Role = "You answer.";
    [PromptInput] public required string Q { get; init; }
} }
