using System.Diagnostics.CodeAnalysis;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>What differs between the places that serve Anthropic's API.</summary>
/// <param name="Id">The platform's id in the catalogue; <see langword="null"/> for Anthropic itself and for platforms that model ids tell.</param>
/// <param name="IsVersionInBody">Whether the version stands in the body as <c>anthropic_version</c> and not in a header.</param>
/// <param name="IsStream">Whether the path decides that the answer is a stream; <see langword="null"/> where the body does.</param>
internal sealed record AnthropicPlatform(string? Id, bool IsVersionInBody, bool? IsStream = null)
{
    public static AnthropicPlatform Direct { get; } = new(null, IsVersionInBody: false);

    public static AnthropicPlatform Foundry { get; } = new("foundry", IsVersionInBody: false);

    public ProviderErrors Errors { get; init; } = AnthropicErrors.Form;

    /// <summary>Whether streams come in Amazon's frames.</summary>
    public bool Frames { get; init; }

    public string ReadVersion(ProviderRequest call)
    {
        if (!IsVersionInBody)
            return ReadVersion(call.Headers);
        return Json.Text(call.Body, "anthropic_version") is { Length: > 0 } version ? version : throw AnthropicErrors.Invalid("anthropic_version: Field required");
    }

    public static string ReadVersion(IHeaderDictionary headers) =>
        headers["anthropic-version"].ToString() is { Length: > 0 } version ? version : throw AnthropicErrors.Invalid("anthropic-version: header is required");

    public bool TryFind(ModelCatalog catalog, string name, [NotNullWhen(true)] out ModelInfo? model) =>
        Id is not null && catalog.TryFindPlatform(Id, out var platform) ? catalog.TryFind(name, platform, out model) : catalog.TryFind(name, out model);
}
