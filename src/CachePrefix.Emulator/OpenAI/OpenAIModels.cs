using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Finds the model of a request: named in its body or, on Azure, by the deployment in its path.</summary>
internal static class OpenAIModels
{
    private const string ProviderId = "openai";

    public static (string Name, ModelInfo Model) Find(ModelCatalog catalog, ProviderRequest request)
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

        return catalog.TryFind(name, out var model) && model.Provider.Id == ProviderId ? (name, model) : throw OpenAIErrors.UnknownModel(name);
    }
}
