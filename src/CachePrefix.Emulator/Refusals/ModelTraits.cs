using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Refusals;

/// <summary>Which models have which traits, by the rows of <c>traits.json</c>.</summary>
internal static class ModelTraits
{
    private static readonly ILookup<ModelTrait, string> Rows = Load();
    private static readonly ConcurrentDictionary<(string Model, ModelTrait Trait), bool> Known = new();

    public static bool Has(ModelInfo model, ModelTrait trait) =>
        Known.GetOrAdd((model.Id, trait), static key => Rows[key.Trait].Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, key.Model)));

    private static ILookup<ModelTrait, string> Load()
    {
        using var stream = typeof(ModelTraits).Assembly.GetManifestResourceStream("traits.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("rows").EnumerateArray()
            .SelectMany(row => row.GetProperty("models").EnumerateArray().Select(model => (Trait: Enum.Parse<ModelTrait>(row.GetProperty("trait").GetString()!, ignoreCase: true), Pattern: model.GetString()!)))
            .ToLookup(row => row.Trait, row => row.Pattern);
    }
}
