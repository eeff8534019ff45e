namespace CachePrefix.Emulator.Gemini;

/// <summary>How a response is to be written.</summary>
/// <param name="Model">The model as the request named it.</param>
/// <param name="IsStream">Whether the request asked for a stream.</param>
/// <param name="IsEvents">Whether the stream is one of server-sent events, or else a JSON array.</param>
/// <param name="IsExplicit">Whether the request names an explicit cache.</param>
internal sealed record GeminiShape(string Model, bool IsStream, bool IsEvents, bool IsExplicit)
{
    public int Choices { get; init; } = 1;
}
