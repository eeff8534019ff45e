// compiles
using CachePrefix;
[Prompt, Tier("simple")] public sealed partial record Prompt([property: PromptInput] string Q) : IPrompt<string>;
