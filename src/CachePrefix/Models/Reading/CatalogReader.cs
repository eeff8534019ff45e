#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>Turns the rows of a catalogue into providers, platforms and models, or says which row cannot be used and why.</summary>
/// <param name="report">Told of each row that cannot be used, which then leaves its place to the one that it replaced; the first one is thrown when there is nobody to tell.</param>
internal sealed class CatalogReader(Action<ModelCatalogException>? report = null)
{
    private static readonly IReadOnlyDictionary<string, decimal> NoTiers = new Dictionary<string, decimal>();

    private readonly Dictionary<string, ProviderInfo> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlatformInfo> _platforms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModelInfo> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ModelInfo> _models = [];

    public IReadOnlyDictionary<string, ProviderInfo> Providers => _providers;

    public IReadOnlyDictionary<string, PlatformInfo> Platforms => _platforms;

    public IReadOnlyDictionary<string, ModelInfo> ModelsByName => _byName;

    public IReadOnlyList<ModelInfo> Models => _models;

    public void Read(CatalogDocument document)
    {
        ReadAll(document.Providers, row => Add(_providers, ReadProvider(row), static provider => provider.Id, row));
        ReadAll(document.Platforms, row => Add(_platforms, ReadPlatform(row), static platform => platform.Id, row));
        ReadAll(document.Models, row => AddModel(ReadModel(row), row));
    }

    private void ReadAll(IReadOnlyList<CatalogItem> items, Action<CatalogRow> read)
    {
        foreach (var item in items)
        {
            for (var row = item; row is not null && !TryRead(row); row = row.Replaced)
            {
            }
        }

        bool TryRead(CatalogItem item)
        {
            try
            {
                read(item.Open());
                return true;
            }
            catch (ModelCatalogException exception) when (report is not null)
            {
                report(exception);
                return false;
            }
        }
    }

    private static void Add<T>(Dictionary<string, T> rows, T read, Func<T, string> idOf, CatalogRow row)
    {
        var id = idOf(read);
        if (rows.ContainsKey(id))
            throw row.Fail($"{row.At} is a second row; keep one row for each");
        rows.Add(id, read);
    }

    private void AddModel(ModelInfo model, CatalogRow row)
    {
        string[] names = [model.Id, .. model.Aliases];
        foreach (var name in names)
        {
            if (_byName.TryGetValue(name, out var other))
                throw row.Fail($"{row.At} is named '{name}' like model '{other.Id}'; give every id and alias once");
        }

        foreach (var name in names)
            _byName[name] = model;
        _models.Add(model);
    }

    private static ProviderInfo ReadProvider(CatalogRow row)
    {
        var id = row.Required("id");
        var provider = new ProviderInfo
        {
            Id = id,
            Name = row.Text("name") ?? id,
            Caching = row.Name<CachingMode>("caching") ?? throw row.Error("caching", null, "write \"automatic\" or \"breakpoints\""),
            MaxBreakpoints = AtLeast(row, "maxBreakpoints", 0, row.Integer("maxBreakpoints") ?? 0, "give zero or more"),
            BreakpointOverflow = row.Name<BreakpointOverflow>("breakpointOverflow") ?? throw row.Error("breakpointOverflow", null, "write \"reject\" or \"keepLast\""),
            LookBackPositions = AtLeast(row, "lookBackPositions", 1, row.Integer("lookBackPositions"), "give one or more, or leave it out where no limit is known"),
            CollapsesToolRuns = row.Flag("collapsesToolRuns") ?? false,
            AutomaticBreakpoint = row.Flag("automaticBreakpoint") ?? false,
            CacheKey = row.Flag("cacheKey") ?? false,
            LookUp = ReadLookUp(row.Row("lookUp")),
            Lifetimes = [.. row.Rows("lifetimes", "lifetime").Select(ReadLifetime)],
            BatchMultiplier = Factor(row, "batchMultiplier", "give a factor above zero, such as 0.5"),
            BatchLimits = ReadBatchLimits(row.Row("batchLimits")),
            BatchService = ReadBatchService(row.Row("batchService")),
            ServiceTiers = ReadServiceTiers(row, NoTiers),
            DefaultEffort = row.Text("defaultEffort"),
            Checked = ReadChecked(row),
            Sources = ReadSources(row),
        };
        row.Text("note");
        row.RejectOthers();
        return provider;
    }

    private static BreakpointLookUp? ReadLookUp(CatalogRow? row)
    {
        if (row is null)
            return null;

        var lookUp = new BreakpointLookUp(row.Integer("firstBreakpoints") ?? 0, row.Integer("lastBreakpoints") ?? 0, row.Integer("messageEndings") ?? 0);
        row.RejectOthers();
        return lookUp;
    }

    private static CacheLifetime ReadLifetime(CatalogRow row)
    {
        var name = row.Required("name");
        var seconds = row.Long("seconds");
        row.RejectOthers();
        return seconds is > 0 and <= int.MaxValue ? new CacheLifetime(name, TimeSpan.FromSeconds(seconds.Value)) : throw row.Error("seconds", seconds, "give one or more");
    }

    private static BatchLimits? ReadBatchLimits(CatalogRow? row)
    {
        if (row is null)
            return null;

        var (requests, bytes) = (row.Integer("requests") ?? 0, row.Long("bytes") ?? 0);
        row.RejectOthers();
        return requests >= 1 && bytes >= 1
            ? new BatchLimits(requests, bytes)
            : throw row.Fail(FormattableString.Invariant($"{row.At} is {requests} requests, {bytes} bytes; give one or more of each"));
    }

    private static BatchService? ReadBatchService(CatalogRow? row)
    {
        if (row is null)
            return null;

        var (usual, window) = (row.Long("usualSeconds") ?? 0, row.Long("windowSeconds") ?? 0);
        var (least, most) = ((double)(row.Number("leastHits") ?? 0), (double)(row.Number("mostHits") ?? 0));
        row.RejectOthers();
        return usual > 0 && window >= usual && window <= int.MaxValue && least >= 0 && most >= least && most <= 1
            ? new BatchService(TimeSpan.FromSeconds(usual), TimeSpan.FromSeconds(window), least, most)
            : throw row.Fail(FormattableString.Invariant(
                $"{row.At} is {usual} to {window} seconds, {least} to {most} hits; give a usual time above zero, a window not shorter than that, and shares of hits from 0 to 1, the lower one first"));
    }

    private PlatformInfo ReadPlatform(CatalogRow row)
    {
        var id = row.Required("id");
        var provider = ProviderOf(row);
        var minimums = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var minimum in row.Numbers("minimumPrefixTokens", StringComparer.Ordinal) ?? [])
        {
            minimums[minimum.Key] = minimum.Value is >= 0 and <= int.MaxValue
                ? (int)minimum.Value
                : throw row.Error($"minimumPrefixTokens of '{minimum.Key}'", minimum.Value, "give zero or more");
        }

        var platform = new PlatformInfo
        {
            Id = id,
            Name = row.Text("name") ?? id,
            Provider = provider,
            IdPrefixes = ReadPrefixes(row),
            IdSuffixes = row.Texts("idSuffixes") ?? [],
            LookBackPositions = AtLeast(row, "lookBackPositions", 1, row.Integer("lookBackPositions"), "give one or more, or leave it out where it is the provider's") ?? provider.LookBackPositions,
            CollapsesToolRuns = row.Flag("collapsesToolRuns") ?? provider.CollapsesToolRuns,
            AutomaticBreakpoint = row.Flag("automaticBreakpoint") ?? provider.AutomaticBreakpoint,
            OwnRetirement = row.Flag("ownRetirement") ?? false,
            MinimumPrefixTokens = minimums,
            Checked = ReadChecked(row),
            Sources = ReadSources(row),
            Note = row.Text("note"),
        };
        row.RejectOthers();
        return platform;
    }

    private static Dictionary<string, decimal> ReadPrefixes(CatalogRow platform)
    {
        var prefixes = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in platform.Rows("idPrefixes", "id prefix"))
        {
            var text = row.Required("prefix");
            var multiplier = row.Number("priceMultiplier") ?? 1;
            row.RejectOthers();
            if (multiplier <= 0)
                throw platform.Error($"priceMultiplier of '{text}'", multiplier, "give a factor above zero, such as 1.1, or leave it out for 1");
            if (prefixes.ContainsKey(text))
                throw platform.Error($"id prefix '{text}'", "a second row", "keep one row for each prefix");
            prefixes.Add(text, multiplier);
        }

        return prefixes;
    }

    private ModelInfo ReadModel(CatalogRow row)
    {
        var id = row.Required("id");
        var provider = ProviderOf(row);
        var lifetimes = ReadLifetimes(row, provider);
        var model = new ModelInfo(new PriceReader(lifetimes).Read(row))
        {
            Id = id,
            Aliases = row.Texts("aliases") ?? [],
            Provider = provider,
            MinimumPrefixTokens = AtLeast(row, "minimumPrefixTokens", 0, row.Integer("minimumPrefixTokens"), "give zero or more, or leave it out where it is unknown"),
            Caching = row.Name<CachingMode>("caching") ?? provider.Caching,
            IncrementTokens = AtLeast(row, "incrementTokens", 1, row.Integer("incrementTokens"), "give one or more, or leave it out"),
            Lifetimes = lifetimes,
            LifetimeParameter = row.Name<LifetimeParameter>("lifetimeParameter") ?? LifetimeParameter.None,
            RequestsPerKeyPerMinute = AtLeast(row, "requestsPerKeyPerMinute", 1, row.Integer("requestsPerKeyPerMinute"), "give one or more, or leave it out"),
            ExplicitCaches = row.Flag("explicitCaches") ?? false,
            DefaultEffort = row.Text("defaultEffort") ?? provider.DefaultEffort,
            SystemMessages = row.Flag("systemMessages") ?? false,
            DropsEarlierThinking = row.Flag("dropsEarlierThinking") ?? false,
            TokenScale = Factor(row, "tokenScale", "give a factor above zero, or leave it out for 1"),
            ServiceTiers = ReadServiceTiers(row, provider.ServiceTiers),
            Retires = row.Day("retires"),
            Successor = ReadSuccessor(row, id),
            Checked = ReadChecked(row),
            Sources = ReadSources(row),
            Note = row.Text("note"),
        };
        row.RejectOthers();
        return model;
    }

    private ProviderInfo ProviderOf(CatalogRow row)
    {
        var id = row.Required("provider");
        return _providers.TryGetValue(id, out var provider)
            ? provider
            : throw row.Error("provider", id, $"name one of {CatalogRow.Names([.. _providers.Keys.Take(50)])}, or add it to \"providers\"");
    }

    private static IReadOnlyList<CacheLifetime> ReadLifetimes(CatalogRow row, ProviderInfo provider)
    {
        if (row.Texts("lifetimes") is not { } names)
            return provider.Lifetimes;

        var known = provider.Lifetimes.ToLookup(static lifetime => lifetime.Name, StringComparer.Ordinal);
        return [.. names.Select(name => known[name].FirstOrDefault()
            ?? throw row.Error("lifetime", name, $"name one of {CatalogRow.Names([.. provider.Lifetimes.Select(static lifetime => lifetime.Name)])}, or add it to provider '{provider.Id}'"))];
    }

    private static IReadOnlyDictionary<string, decimal> ReadServiceTiers(CatalogRow row, IReadOnlyDictionary<string, decimal> inherited)
    {
        if (row.Numbers("serviceTiers", StringComparer.Ordinal) is not { } tiers)
            return inherited;

        foreach (var tier in tiers)
        {
            if (tier.Value <= 0)
                throw row.Error($"serviceTiers '{tier.Key}'", tier.Value, "give a factor above zero, such as 0.5, or leave the tier out where its price is unknown");
        }

        foreach (var tier in inherited)
        {
            if (!tiers.ContainsKey(tier.Key))
                tiers.Add(tier.Key, tier.Value);
        }

        return tiers;
    }

    private static string? ReadSuccessor(CatalogRow row, string id) =>
        row.Text("successor") is not { } successor ? null
        : string.IsNullOrWhiteSpace(successor) || successor == id ? throw row.Error("successor", $"'{successor}'", "name another model, or leave it out")
        : successor;

    private static decimal Factor(CatalogRow row, string name, string wayOut) =>
        row.Number(name) is not { } factor ? 1 : factor > 0 ? factor : throw row.Error(name, factor, wayOut);

    private static DateOnly ReadChecked(CatalogRow row) =>
        row.Day("checked") ?? throw row.Error("checked", null, "give the day on which the row was compared with its sources, such as \"2026-11-20\"");

    private static IReadOnlyList<string> ReadSources(CatalogRow row)
    {
        if (row.Texts("sources") is not { Count: > 0 } sources)
            throw row.Error("sources", "empty", "give the address of the page that the row was taken from");
        foreach (var source in sources)
        {
            if (!Uri.TryCreate(source, UriKind.Absolute, out _))
                throw row.Error("sources", source, "give an absolute address");
        }

        return sources;
    }

    private static int? AtLeast(CatalogRow row, string name, int least, int? value, string wayOut) =>
        value < least ? throw row.Error(name, value, wayOut) : value;

    private static int AtLeast(CatalogRow row, string name, int least, int value, string wayOut) =>
        value < least ? throw row.Error(name, value, wayOut) : value;
}
