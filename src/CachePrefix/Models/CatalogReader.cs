using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace CachePrefix.Models;

/// <summary>Turns the JSON of a catalogue into rows, or says which row cannot be used and why.</summary>
internal sealed class CatalogReader(string file)
{
    private const int SupportedFormat = 1;

    private readonly Dictionary<string, ProviderInfo> _providers = new(StringComparer.Ordinal);

    private readonly Dictionary<string, PlatformInfo> _platforms = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ProviderInfo> Providers => _providers;

    public IReadOnlyDictionary<string, PlatformInfo> Platforms => _platforms;

    public List<ModelInfo> Read(CatalogDocument document)
    {
        foreach (var row in document.Providers ?? [])
        {
            var provider = ReadProvider(row);
            if (!_providers.TryAdd(provider.Id, provider))
                throw Error($"provider '{provider.Id}'", "a second row", "keep one row for each provider");
        }

        foreach (var row in document.Platforms ?? [])
        {
            var platform = ReadPlatform(row);
            if (!_platforms.TryAdd(platform.Id, platform))
                throw Error($"platform '{platform.Id}'", "a second row", "keep one row for each platform");
        }

        return [.. (document.Models ?? []).Select(ReadModel)];
    }

    public CatalogDocument Parse(Stream stream)
    {
        try
        {
            var document = JsonSerializer.Deserialize(stream, CatalogJsonContext.Default.CatalogDocument)
                ?? throw new ModelCatalogException($"{file}: the file holds 'null'; give an object with \"format\", \"providers\" and \"models\".");
            return document.Format == SupportedFormat
                ? document
                : throw Error("format", document.Format, $"write \"format\": {SupportedFormat}");
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            throw new ModelCatalogException($"{file}: line {line}, {exception.Path}: {exception.Message}", exception);
        }
    }

    private ProviderInfo ReadProvider(ProviderRow row)
    {
        var id = Required(row.Id, "a provider", "id");
        var at = $"provider '{id}'";
        if (row.MaxBreakpoints < 0)
            throw Error($"{at}: maxBreakpoints", row.MaxBreakpoints, "give zero or more");
        if (row.LookBackPositions < 1)
            throw Error($"{at}: lookBackPositions", row.LookBackPositions, "give one or more, or leave it out where no limit is known");
        if (row.BatchMultiplier is <= 0)
            throw Error($"{at}: batchMultiplier", row.BatchMultiplier, "give a factor above zero, such as 0.5");
        if (row.BatchLimits is { Requests: < 1 } or { Bytes: < 1 })
            throw Error($"{at}: batchLimits", $"{row.BatchLimits.Requests} requests, {row.BatchLimits.Bytes} bytes", "give one or more of each");
        if (row.BatchService is { } service && !(service.UsualSeconds > 0 && service.WindowSeconds >= service.UsualSeconds && service.LeastHits >= 0 && service.MostHits >= service.LeastHits && service.MostHits <= 1))
            throw Error($"{at}: batchService", service, "give a usual time above zero, a window not shorter than that, and shares of hits from 0 to 1, the lower one first");
        return new ProviderInfo
        {
            Id = id,
            Name = row.Name ?? id,
            Caching = ReadName<CachingMode>(row.Caching, $"{at}: caching"),
            MaxBreakpoints = row.MaxBreakpoints,
            BreakpointOverflow = ReadName<BreakpointOverflow>(row.BreakpointOverflow, $"{at}: breakpointOverflow"),
            LookBackPositions = row.LookBackPositions,
            CollapsesToolRuns = row.CollapsesToolRuns,
            AutomaticBreakpoint = row.AutomaticBreakpoint,
            CacheKey = row.CacheKey,
            LookUp = row.LookUp is { } lookUp ? new BreakpointLookUp(lookUp.FirstBreakpoints, lookUp.LastBreakpoints, lookUp.MessageEndings) : null,
            Lifetimes = [.. (row.Lifetimes ?? []).Select(lifetime => ReadLifetime(lifetime, at))],
            BatchMultiplier = row.BatchMultiplier ?? 1,
            BatchLimits = row.BatchLimits is { } limits ? new BatchLimits(limits.Requests, limits.Bytes) : null,
            BatchService = row.BatchService is { } batches
                ? new BatchService(TimeSpan.FromSeconds(batches.UsualSeconds), TimeSpan.FromSeconds(batches.WindowSeconds), batches.LeastHits, batches.MostHits)
                : null,
            ServiceTiers = ReadServiceTiers(row.ServiceTiers, inherited: null, at),
            DefaultEffort = row.DefaultEffort,
            Checked = ReadChecked(row.Checked, at),
            Sources = ReadSources(row.Sources, at),
        };
    }

    private CacheLifetime ReadLifetime(LifetimeRow row, string at)
    {
        var name = Required(row.Name, $"{at}: a lifetime", "name");
        return row.Seconds > 0
            ? new CacheLifetime(name, TimeSpan.FromSeconds(row.Seconds))
            : throw Error($"{at}: lifetime '{name}': seconds", row.Seconds, "give one or more");
    }

    private PlatformInfo ReadPlatform(PlatformRow row)
    {
        var id = Required(row.Id, "a platform", "id");
        var at = $"platform '{id}'";
        var provider = ProviderOf(row.Provider, at);
        if (row.LookBackPositions < 1)
            throw Error($"{at}: lookBackPositions", row.LookBackPositions, "give one or more, or leave it out where it is the provider's");
        foreach (var (model, minimum) in row.MinimumPrefixTokens ?? [])
            if (minimum < 0)
                throw Error($"{at}: minimumPrefixTokens of '{model}'", minimum, "give zero or more");
        var prefixes = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        foreach (var prefix in row.IdPrefixes ?? [])
        {
            var text = Required(prefix.Prefix, $"{at}: an id prefix", "prefix");
            if (prefix.PriceMultiplier is <= 0)
                throw Error($"{at}: priceMultiplier of '{text}'", prefix.PriceMultiplier, "give a factor above zero, such as 1.1, or leave it out for 1");
            if (!prefixes.TryAdd(text, prefix.PriceMultiplier ?? 1))
                throw Error($"{at}: id prefix '{text}'", "a second row", "keep one row for each prefix");
        }

        return new PlatformInfo
        {
            Id = id,
            Name = row.Name ?? id,
            Provider = provider,
            IdPrefixes = prefixes,
            IdSuffixes = row.IdSuffixes ?? [],
            LookBackPositions = row.LookBackPositions ?? provider.LookBackPositions,
            CollapsesToolRuns = row.CollapsesToolRuns ?? provider.CollapsesToolRuns,
            AutomaticBreakpoint = row.AutomaticBreakpoint ?? provider.AutomaticBreakpoint,
            OwnRetirement = row.OwnRetirement,
            MinimumPrefixTokens = row.MinimumPrefixTokens ?? [],
            Checked = ReadChecked(row.Checked, at),
            Sources = ReadSources(row.Sources, at),
            Note = row.Note,
        };
    }

    private ProviderInfo ProviderOf(string? id, string at)
    {
        id = Required(id, at, "provider");
        return _providers.TryGetValue(id, out var provider)
            ? provider
            : throw Error($"{at}: provider", id, $"name one of {Names(_providers.Keys)}, or add it to \"providers\"");
    }

    private ModelInfo ReadModel(ModelRow row)
    {
        var id = Required(row.Id, "a model", "id");
        var at = $"model '{id}'";
        var provider = ProviderOf(row.Provider, at);
        if (row.MinimumPrefixTokens < 0)
            throw Error($"{at}: minimumPrefixTokens", row.MinimumPrefixTokens, "give zero or more, or leave it out where it is unknown");
        if (row.TokenScale is <= 0)
            throw Error($"{at}: tokenScale", row.TokenScale, "give a factor above zero, or leave it out for 1");
        var caching = row.Caching is null ? provider.Caching : ReadName<CachingMode>(row.Caching, $"{at}: caching");
        if (row.IncrementTokens < 1)
            throw Error($"{at}: incrementTokens", row.IncrementTokens, "give one or more, or leave it out");
        if (row.RequestsPerKeyPerMinute < 1)
            throw Error($"{at}: requestsPerKeyPerMinute", row.RequestsPerKeyPerMinute, "give one or more, or leave it out");
        if (row.Successor is { } successor && (string.IsNullOrWhiteSpace(successor) || successor == id))
            throw Error($"{at}: successor", $"'{successor}'", "name another model, or leave it out");
        var lifetimes = ReadLifetimes(row.Lifetimes, provider, at);
        return new ModelInfo(new PriceReader(file, at, lifetimes).Read(row.Prices ?? []))
        {
            Id = id,
            Aliases = row.Aliases ?? [],
            Provider = provider,
            MinimumPrefixTokens = row.MinimumPrefixTokens,
            Caching = caching,
            IncrementTokens = row.IncrementTokens,
            Lifetimes = lifetimes,
            LifetimeParameter = row.LifetimeParameter is null ? LifetimeParameter.None : ReadName<LifetimeParameter>(row.LifetimeParameter, $"{at}: lifetimeParameter"),
            RequestsPerKeyPerMinute = row.RequestsPerKeyPerMinute,
            ExplicitCaches = row.ExplicitCaches,
            DefaultEffort = row.DefaultEffort ?? provider.DefaultEffort,
            SystemMessages = row.SystemMessages,
            DropsEarlierThinking = row.DropsEarlierThinking,
            TokenScale = row.TokenScale ?? 1,
            ServiceTiers = ReadServiceTiers(row.ServiceTiers, provider.ServiceTiers, at),
            Retires = row.Retires,
            Successor = row.Successor,
            Checked = ReadChecked(row.Checked, at),
            Sources = ReadSources(row.Sources, at),
            Note = row.Note,
        };
    }

    private IReadOnlyDictionary<string, decimal> ReadServiceTiers(Dictionary<string, decimal>? row, IReadOnlyDictionary<string, decimal>? inherited, string at)
    {
        if (row is null && inherited is not null)
            return inherited;

        var tiers = new Dictionary<string, decimal>(inherited ?? FrozenDictionary<string, decimal>.Empty, StringComparer.Ordinal);
        foreach (var (name, multiplier) in row ?? [])
        {
            if (multiplier <= 0)
                throw Error($"{at}: serviceTiers '{name}'", multiplier, "give a factor above zero, such as 0.5, or leave the tier out where its price is unknown");
            tiers[name] = multiplier;
        }

        return tiers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private IReadOnlyList<CacheLifetime> ReadLifetimes(string[]? names, ProviderInfo provider, string at)
    {
        if (names is null)
            return provider.Lifetimes;
        return [.. names.Select(name => provider.Lifetimes.FirstOrDefault(lifetime => lifetime.Name == name)
            ?? throw Error($"{at}: lifetime", name, $"name one of {Names(provider.Lifetimes.Select(lifetime => lifetime.Name))}, or add it to provider '{provider.Id}'"))];
    }

    private T ReadName<T>(string? value, string at)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
            if (string.Equals(candidate.ToString(), value, StringComparison.OrdinalIgnoreCase))
                return candidate;
        throw Error(at, value, $"name one of {Names(Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}");
    }

    private DateOnly ReadChecked(DateOnly value, string at) =>
        value != default ? value : throw Error($"{at}: checked", "missing", "give the day on which the row was compared with its sources, such as \"2026-11-20\"");

    private string[] ReadSources(string[]? sources, string at)
    {
        if (sources is not { Length: > 0 })
            throw Error($"{at}: sources", "empty", "give the address of the page that the row was taken from");
        foreach (var source in sources)
            if (!Uri.TryCreate(source, UriKind.Absolute, out _))
                throw Error($"{at}: sources", source, "give an absolute address");
        return sources;
    }

    private string Required(string? value, string at, string property) =>
        string.IsNullOrWhiteSpace(value) ? throw Error(at, $"no \"{property}\"", $"give \"{property}\"") : value;

    private ModelCatalogException Error(string at, object? value, string wayOut) => Error(file, at, value, wayOut);

    internal static ModelCatalogException Error(string file, string at, object? value, string wayOut) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}: {at} is {value ?? "missing"}; {wayOut}."));

    internal static string Names(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
}
