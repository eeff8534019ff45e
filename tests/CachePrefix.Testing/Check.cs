using Microsoft.CodeAnalysis.Testing;

namespace CachePrefix.Testing;

internal static class Check
{
    /// <summary>Fails as the verifiers of the testing library do.</summary>
    public static IVerifier That { get; } = new DefaultVerifier();
}
