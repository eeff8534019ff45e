namespace CachePrefix.Emulator.OpenAI;

/// <summary>How a response is to be written.</summary>
/// <param name="Model">The model as the request named it.</param>
/// <param name="IsStream">Whether the request asked for a stream.</param>
/// <param name="ReportsWrites">Whether the model reports tokens written to the cache.</param>
internal sealed record ChatResponseShape(string Model, bool IsStream, bool ReportsWrites)
{
    /// <summary>The service tier that processes the request.</summary>
    public required string ServiceTier { get; init; }

    /// <summary>Whether a stream ends with the usage.</summary>
    public bool UsageInStream { get; init; }

    public int Choices { get; init; } = 1;

    /// <summary>How many alternatives each token is reported with; <see langword="null"/> where tokens are not reported.</summary>
    public int? TopLogprobs { get; init; }

    /// <summary>The format of spoken answers; <see langword="null"/> for written ones.</summary>
    public string? Audio { get; init; }
}
