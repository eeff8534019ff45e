// reports CPA9011
using CachePrefix;
[Prompt, Tier("simple")] public sealed partial record P<T>([property: PromptInput] string Q) : IPrompt<T>;
