namespace CachePrefix.Analyzers.Catalog;

internal sealed partial class ModelCatalog
{
    private static readonly Lazy<ModelCatalog> LazyDefault = new(Load);

    /// <summary>The catalogue that comes with the analyzers.</summary>
    public static ModelCatalog Default => LazyDefault.Value;

    /// <summary>From how many US dollars per million tokens on output counts as dear.</summary>
    public decimal DearOutputPrice => _document.DearOutputPrice ?? decimal.MaxValue;

    /// <summary>The catalogue with a project's own rows over it, as the program puts them with <c>Override</c>; a later file wins.</summary>
    /// <param name="texts">The contents of the files. What cannot be used is left out; a rule reports it.</param>
    public static ModelCatalog With(IReadOnlyCollection<string> texts)
    {
        if (texts.Count == 0)
            return Default;

        var document = Default._document;
        foreach (var text in texts)
        {
            try
            {
                document = Parse(text).Over(document);
            }
            catch (ModelCatalogException)
            {
                // Reported by the rule about such files.
            }
        }

        return new ModelCatalog(document, static _ => { });
    }

    /// <summary>Says what of the text of a file cannot be used; nothing of a file of another program.</summary>
    public static void Check(string text, Action<ModelCatalogException> report)
    {
        try
        {
            var content = CatalogJson.Parse(text, CatalogFile.Name);
            if (CatalogFile.IsOfAnotherProgram(content))
                return;

            var own = CatalogDocument.Of(content, CatalogFile.Name);
            var rows = new HashSet<string?>([.. own.Providers.Select(static row => row.Id), .. own.Platforms.Select(static row => row.Id), .. own.Models.Select(static row => row.Id)], StringComparer.OrdinalIgnoreCase) { "" };
            var others = 0;
            var catalog = new ModelCatalog(own.Over(Default._document), error =>
            {
                // A provider's row may take what many models need; one of them tells.
                if (rows.Contains(error.Row) || others++ == 0)
                    report(error);
            });
            var ids = new HashSet<string?>(own.Models.Select(static model => model.Id), StringComparer.Ordinal);
            foreach (var model in catalog.Models)
            {
                if (ids.Contains(model.Id) && model.Prices.Count > 0 && model.Price is null)
                {
                    report(new ModelCatalogException(CatalogFile.Name, model.Id, FormattableString.Invariant(
                        $"model '{model.Id}': prices begin after {model.Checked:yyyy-MM-dd}, the day in \"checked\"; give the day on which the row was compared with its sources")));
                }
            }
        }
        catch (ModelCatalogException exception)
        {
            report(exception);
        }
    }

    /// <summary>Finds a model as the library's <c>TryFind</c> does.</summary>
    public ModelInfo? Find(string id) => TryFind(id, out var model) ? model : null;

    /// <summary>How many breakpoints a provider takes in one request.</summary>
    public int MostBreakpoints(string provider) => TryFindProvider(provider, out var known) ? known.MaxBreakpoints : int.MaxValue;

    private static CatalogDocument Parse(string text) => CatalogDocument.Of(CatalogJson.Parse(text, CatalogFile.Name), CatalogFile.Name);

    private static ModelCatalog Load()
    {
        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new ModelCatalogException($"The resource '{ResourceName}' is missing; use a complete build of the analyzers.");
        using var reader = new StreamReader(stream);
        return new ModelCatalog(Parse(reader.ReadToEnd()));
    }
}
