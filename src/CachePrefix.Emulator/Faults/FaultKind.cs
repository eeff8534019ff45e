namespace CachePrefix.Emulator.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>Status 429, with <c>retry-after</c>.</summary>
    RateLimit,

    /// <summary>Status 500.</summary>
    ServerError,

    /// <summary>Status 529 from Anthropic, 503 from OpenAI.</summary>
    Overloaded,

    /// <summary>No answer: the connection breaks after the fault's delay.</summary>
    Timeout,

    /// <summary>The connection breaks in the middle of the answer.</summary>
    CutStream,

    /// <summary>The body of the response is not valid JSON.</summary>
    MalformedBody,

    /// <summary>The response is valid, but the model's text stops half way, so that a structured answer is not valid JSON.</summary>
    MalformedAnswer,
}
