using System.Xml.Linq;
using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Requests;

/// <summary>The catalogue of providers and models that the analyzers carry.</summary>
internal static class EmbeddedCatalog
{
    private static readonly Lazy<XElement?> LazyRoot = new(Load);

    public static XElement? Root => LazyRoot.Value;

    private static XElement? Load()
    {
        using var stream = typeof(EmbeddedCatalog).Assembly.GetManifestResourceStream("models.json")!;
        using var reader = new StreamReader(stream);
        return JsonText.Parse(reader.ReadToEnd(), out _);
    }
}
