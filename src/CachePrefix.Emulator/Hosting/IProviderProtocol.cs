namespace CachePrefix.Emulator.Hosting;

/// <summary>One provider's way to write requests and responses.</summary>
internal interface IProviderProtocol
{
    /// <summary>How the provider writes errors.</summary>
    ProviderErrors Errors { get; }

    /// <summary>Reads a request.</summary>
    /// <exception cref="ProviderError">The provider would refuse it.</exception>
    ProviderCall Read(ProviderRequest request);
}
