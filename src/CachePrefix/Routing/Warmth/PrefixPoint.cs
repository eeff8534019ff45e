namespace CachePrefix;

/// <summary>A place in a request up to which a provider may have cached it.</summary>
/// <param name="Key">The hash of everything up to here.</param>
/// <param name="Tokens">The tokens up to here, by estimate and before a model's own scale.</param>
/// <param name="Position">The number of contents up to here, as a provider counts them when it looks back.</param>
/// <param name="Run">The same with a run of tool calls or of tool results counted once.</param>
/// <param name="Mark">The lifetime that a breakpoint here asks for, or <see langword="null"/> where there is none.</param>
internal readonly record struct PrefixPoint(UInt128 Key, int Tokens, int Position, int Run, CacheTtl? Mark);
