using System.Collections.Concurrent;
using CachePrefix.Models;

namespace CachePrefix;

/// <summary>Looks up what records say about models, remembered by id because every call asks.</summary>
internal sealed class ModelFacts(ModelCatalog catalog)
{
    /// <summary>More models than this are in no program; where each response names another one, all are looked up again.</summary>
    private const int MostModels = 256;

    private readonly ConcurrentDictionary<string, ModelInfo?> _models = new(StringComparer.Ordinal);

    public ModelInfo? Find(string? id)
    {
        if (id is null)
            return null;
        if (_models.TryGetValue(id, out var known))
            return known;
        if (_models.Count >= MostModels)
            _models.Clear();
        return _models[id] = catalog.TryFind(id, out var model) ? model : null;
    }
}
