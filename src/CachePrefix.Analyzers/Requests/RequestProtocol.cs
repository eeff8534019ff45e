namespace CachePrefix.Analyzers.Requests;

/// <summary>What kind of code makes a request.</summary>
internal enum RequestProtocol
{
    /// <summary>The parameters of the official Anthropic SDK.</summary>
    Anthropic,

    /// <summary>Messages and options of Microsoft.Extensions.AI.</summary>
    ExtensionsAI,

    /// <summary>Messages of the official OpenAI SDK.</summary>
    OpenAI,
}
