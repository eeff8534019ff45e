using System.Text.Json;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Hosting;

/// <summary>One provider's way to write requests, responses and errors.</summary>
internal interface IProviderProtocol
{
    /// <summary>The header that carries the id of a request.</summary>
    string RequestIdHeader { get; }

    /// <summary>Reads a request.</summary>
    /// <exception cref="ProviderError">The provider would refuse it.</exception>
    ProviderCall Read(IHeaderDictionary headers, JsonElement body);

    /// <summary>The error with which the provider answers when something is wrong on its side.</summary>
    ProviderError ErrorFor(FaultRule fault);

    /// <summary>The error for a body that is not JSON.</summary>
    ProviderError InvalidJson(JsonException exception);

    byte[] WriteError(ProviderError error, string requestId);
}
