namespace CachePrefix;

/// <summary>The program's configuration of tiers, lifetimes or prompts cannot work; the message says what is wrong and how to mend it.</summary>
/// <param name="message">What is wrong and how to mend it.</param>
/// <param name="innerException">The cause, if another error is.</param>
public sealed class CachePrefixConfigurationException(string message, Exception? innerException = null)
    : InvalidOperationException(message, innerException);
