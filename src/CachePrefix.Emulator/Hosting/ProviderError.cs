namespace CachePrefix.Emulator.Hosting;

/// <summary>An error that the provider itself would answer with.</summary>
internal sealed class ProviderError(int status, string type, string message, string? parameter = null, string? code = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Parameter { get; } = parameter;

    public string? Code { get; } = code;

    public TimeSpan? RetryAfter { get; init; }
}
