namespace CachePrefix.Emulator.Hosting;

/// <summary>
/// Ends a response that has begun: the server sends what was written and closes the connection without ending the body. Aborting
/// the connection instead could lose what was written.
/// </summary>
internal sealed class CutConnectionException() : Exception("The answer is cut here on purpose.");
