using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Finds the model of a request: named in its body or, on Azure, by the deployment in its path.</summary>
internal static class OpenAIModels
{
    /// <summary>What Google lets stand before a model's name.</summary>
    private const string GooglePrefix = "models/";

    public static (string Name, ModelInfo Model) Find(ModelCatalog catalog, ProviderRequest request, string provider = "openai")
    {
        if (request.Body.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.Invalid("Invalid type for the body of your request: expected an object.");
        var name = request.RouteValue("deployment");
        if (name is null)
        {
            if (!Json.TryGet(request.Body, "model", out var value))
                throw OpenAIErrors.Missing("model");
            name = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw OpenAIErrors.WrongType("model", "a string", value);
        }

        if (name.StartsWith(GooglePrefix, StringComparison.Ordinal))
            name = name[GooglePrefix.Length..];
        return catalog.TryFind(name, out var model) && model.Provider.Id == provider ? (name, model) : throw OpenAIErrors.UnknownModel(name);
    }
}
