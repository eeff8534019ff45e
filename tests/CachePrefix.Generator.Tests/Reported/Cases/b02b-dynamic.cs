// compiles
using CachePrefix;
[Prompt, Tier("t")] public sealed partial record P([property: PromptInput] string Q, [property: CachedPrefix] string H, dynamic? Tag = null) : IPrompt<string>;
