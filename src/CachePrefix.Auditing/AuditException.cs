namespace CachePrefix.Auditing;

/// <summary>An audit could not run at all. The message names what is wrong and the way out.</summary>
public sealed class AuditException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public AuditException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public AuditException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
