// reports CPA9011 CPA9011
using CachePrefix;
using Microsoft.Extensions.AI;
using System.ComponentModel;

namespace Acme;
[Prompt, Tier("simple")] public sealed partial record P<T>([property: PromptInput] string Q) : IPrompt<T>;
public partial class O<T> { [Prompt, Tier("simple")] public sealed partial record P([property: PromptInput] string Q) : IPrompt<string>; }
