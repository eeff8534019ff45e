namespace CachePrefix.Models;

public sealed partial class ModelCatalog
{
    private const string EmbeddingsName = "embeddings.json";

    private static readonly Lazy<ModelCatalog> LazyDefault = new(static () =>
    {
        using var stream = Resource(ResourceName);
        return Load(stream, ResourceName);
    });

    private static readonly Lazy<ModelCatalog> LazyEmbeddings = new(static () =>
    {
        using var stream = Resource(EmbeddingsName);
        return new ModelCatalog(CatalogDocument.Of(CatalogJson.Parse(stream, EmbeddingsName).Member("catalog"), EmbeddingsName));
    });

    /// <summary>The catalogue that comes with this library.</summary>
    public static ModelCatalog Default => LazyDefault.Value;

    /// <summary>The models that embed texts, which answer nothing and so are in no list of models: what a token costs.</summary>
    internal static ModelCatalog Embeddings => LazyEmbeddings.Value;

    /// <summary>Reads a complete catalogue.</summary>
    /// <param name="path">The path of a JSON file.</param>
    /// <exception cref="ModelCatalogException">The file is not a catalogue.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelCatalog Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream, path);
    }

    /// <summary>Reads a complete catalogue.</summary>
    /// <param name="stream">UTF-8 JSON.</param>
    /// <param name="name">What error messages call the stream.</param>
    /// <exception cref="ModelCatalogException">The stream is not a catalogue.</exception>
    public static ModelCatalog Load(Stream stream, string name = "catalogue") => new(Parse(stream, name));

    /// <summary>Puts the rows of a file over this catalogue: a model or provider of the same id is replaced as a whole, others are added.</summary>
    /// <param name="path">The path of a JSON file of the same form; it may leave out providers that this catalogue has.</param>
    /// <returns>A new catalogue.</returns>
    /// <exception cref="ModelCatalogException">The file is not a catalogue.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ModelCatalog Override(string path)
    {
        using var stream = File.OpenRead(path);
        return Override(stream, path);
    }

    /// <summary>Puts the rows of a stream over this catalogue: a model or provider of the same id is replaced as a whole, others are added.</summary>
    /// <param name="stream">UTF-8 JSON; it may leave out providers that this catalogue has.</param>
    /// <param name="name">What error messages call the stream.</param>
    /// <returns>A new catalogue.</returns>
    /// <exception cref="ModelCatalogException">The stream is not a catalogue.</exception>
    public ModelCatalog Override(Stream stream, string name = "catalogue") => new(Parse(stream, name).Over(_document));

    /// <summary>Puts the rows of another catalogue over this one, as <see cref="Override(string)"/> does with those of a file.</summary>
    /// <param name="other">The rows that win.</param>
    /// <returns>A new catalogue.</returns>
    /// <exception cref="ModelCatalogException">The rows of the two contradict each other, for example in an alias.</exception>
    public ModelCatalog Override(ModelCatalog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ModelCatalog(other._document.Over(_document));
    }

    private static Stream Resource(string name) => typeof(ModelCatalog).Assembly.GetManifestResourceStream(name)
        ?? throw new ModelCatalogException($"The resource '{name}' is missing from {typeof(ModelCatalog).Assembly}; use a complete build of the library.");

    private static CatalogDocument Parse(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return CatalogDocument.Of(CatalogJson.Parse(stream, name), name);
    }
}
