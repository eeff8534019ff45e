namespace CachePrefix.Testing;

/// <summary>The assertion that every verifier of this project throws.</summary>
public sealed class VerificationException(string message) : Exception(message);
