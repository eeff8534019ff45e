namespace CachePrefix;

/// <summary>
/// A stream broke off after a part of the answer had been given. It is not started again, because another answer would not continue the part
/// that the caller has.
/// </summary>
public sealed class BrokenStreamException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="endpoint">The endpoint whose stream broke off.</param>
    /// <param name="received">The text that had been given.</param>
    /// <param name="innerException">What the client failed with.</param>
    public BrokenStreamException(string endpoint, string received, Exception innerException)
        : base($"The stream of '{endpoint}' {Describe(received.Length, innerException)}", innerException) =>
        (Endpoint, Received) = (endpoint, received);

    /// <summary>The endpoint whose stream broke off.</summary>
    public string Endpoint { get; }

    /// <summary>The text that had been given; empty where only tool calls or other content had.</summary>
    public string Received { get; }

    internal static string Describe(int length, Exception? cause) =>
        FormattableString.Invariant($"broke off after {length} characters of the answer: {cause?.Message} It is not started again because a part of the answer has been given; send the request again to get a whole one.");
}
