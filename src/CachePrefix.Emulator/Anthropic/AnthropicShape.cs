namespace CachePrefix.Emulator.Anthropic;

/// <summary>How a response is to be written.</summary>
/// <param name="Model">The model as the request named it.</param>
/// <param name="IsStream">Whether the answer is a stream.</param>
/// <param name="Frames">Whether a stream comes in Amazon's frames.</param>
internal sealed record AnthropicShape(string Model, bool IsStream, bool Frames)
{
    /// <summary>The earlier message that the request wants to be compared with; <see langword="null"/> where it asks for no diagnostics.</summary>
    public DiagnosticsRequest? Diagnostics { get; init; }
}
