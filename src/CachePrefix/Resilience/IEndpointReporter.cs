namespace CachePrefix;

/// <summary>Marks a client that reports every request of an attempt through <see cref="EndpointLog"/>.</summary>
internal interface IEndpointReporter;
