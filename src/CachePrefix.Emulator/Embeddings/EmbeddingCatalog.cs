using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Embeddings;

/// <summary>The embedding models: what they cost and how long their vectors are.</summary>
internal sealed class EmbeddingCatalog
{
    private const string ResourceName = "embeddings.json";

    private readonly Dictionary<string, int> _dimensions;
    private readonly ModelCatalog _models;

    public EmbeddingCatalog()
    {
        using var stream = typeof(EmbeddingCatalog).Assembly.GetManifestResourceStream(ResourceName)!;
        using var document = JsonDocument.Parse(stream);
        _dimensions = document.RootElement.GetProperty("dimensions").EnumerateObject().ToDictionary(row => row.Name, row => row.Value.GetInt32());
        using var catalog = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetProperty("catalog").GetRawText()));
        _models = ModelCatalog.Load(catalog, ResourceName);
    }

    /// <summary>Finds a model of a provider and the length of its vectors.</summary>
    public (ModelInfo Model, int Dimensions)? Find(string name, string provider) =>
        _models.TryFind(name, out var model) && model.Provider.Id == provider ? (model, _dimensions[model.Id]) : null;

    /// <summary>The ids of a provider's models.</summary>
    public IEnumerable<string> Names(string provider) => _models.Models.Where(model => model.Provider.Id == provider).Select(model => model.Id);
}
