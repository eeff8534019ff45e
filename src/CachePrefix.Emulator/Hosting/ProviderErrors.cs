using System.Text.Json;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Hosting;

/// <summary>A provider's words and form for errors.</summary>
internal abstract class ProviderErrors
{
    /// <summary>The header that carries the id of a request.</summary>
    public abstract string RequestIdHeader { get; }

    /// <summary>The error with which the provider answers when something is wrong on its side.</summary>
    public abstract ProviderError For(FaultRule fault);

    /// <summary>The error for a body that is not JSON.</summary>
    public abstract ProviderError InvalidJson(JsonException exception);

    /// <summary>The error for a value of the wrong type or form that no rule names.</summary>
    public abstract ProviderError InvalidValue(string message);

    /// <summary>The error for a path that does not exist.</summary>
    public abstract ProviderError NotFound(string message);

    /// <summary>The error for a body that is too large.</summary>
    public abstract ProviderError TooLarge(long limit);

    public abstract byte[] Write(ProviderError error, string requestId);

    /// <summary>Sets headers that tell the error too.</summary>
    public virtual void SetHeaders(HttpResponse response, ProviderError error)
    {
    }
}
