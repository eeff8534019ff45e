// compiles
using CachePrefix; using System.Collections.Generic;
[Prompt, Tier("t")] public sealed partial class P : IPrompt<string> { [CachedPrefix] public List<string?> B { get; init; } = []; [PromptInput] public IEnumerable<string?>? M { get; init; } }
