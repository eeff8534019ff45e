using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What the catalogue says of a model.</summary>
internal static class ModelFacts
{
    private static readonly Lazy<Dictionary<string, bool>> SystemMessages = new(Load);

    /// <summary>Whether a model takes system messages inside of a conversation, or <see langword="null"/> for a model that the catalogue does not know.</summary>
    public static bool? TakesSystemMessages(string model)
    {
        if (SystemMessages.Value.TryGetValue(model, out var takes))
            return takes;

        // A snapshot is named after its model and a date.
        var dash = model.LastIndexOf('-');
        return dash > 0 && model.Length - dash == 9 && SystemMessages.Value.TryGetValue(model.Substring(0, dash), out takes) ? takes : null;
    }

    private static Dictionary<string, bool> Load()
    {
        var models = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in EmbeddedCatalog.Root?.Member("models")?.Elements() ?? [])
        {
            foreach (var name in (model.Member("aliases")?.Elements() ?? []).Prepend(model.Member("id")))
            {
                if (name.Text() is { } id && model.Member("provider").Text() == "anthropic")
                    models[id] = model.Member("systemMessages")?.Value == "true";
            }
        }

        return models;
    }
}
