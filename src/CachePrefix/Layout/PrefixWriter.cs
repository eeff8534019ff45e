using System.ComponentModel;

namespace CachePrefix;

/// <summary>Writes the cached segments of a prompt, in layout order.</summary>
/// <param name="request">Takes the segments.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void PrefixWriter(ref PromptRequestWriter request);
