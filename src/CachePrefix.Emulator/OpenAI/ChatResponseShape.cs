namespace CachePrefix.Emulator.OpenAI;

/// <summary>How a response is to be written.</summary>
/// <param name="Model">The model as the request named it.</param>
/// <param name="Created">Seconds since 1970.</param>
/// <param name="IsStream">Whether the request asked for a stream.</param>
/// <param name="UsageInStream">Whether a stream ends with the usage.</param>
/// <param name="ReportsWrites">Whether the model reports tokens written to the cache.</param>
internal sealed record ChatResponseShape(string Model, long Created, bool IsStream, bool UsageInStream, bool ReportsWrites);
