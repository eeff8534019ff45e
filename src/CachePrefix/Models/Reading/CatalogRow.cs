using System.Globalization;

#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>An object in the JSON of a catalogue: gives its members by type, and knows which of them nobody asked for.</summary>
/// <param name="json">The object.</param>
/// <param name="file">What messages call the file.</param>
/// <param name="id">The id of the row that the object is or belongs to; empty for the file itself.</param>
/// <param name="at">What messages call the object; empty for the file itself.</param>
internal sealed class CatalogRow(CatalogJson json, string file, string id, string at)
{
    private const int MostNamed = 30;

    private readonly SortedSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    public string At => at;

    public string? Text(string name) =>
        Member(name) is not { } value ? null : value.Text ?? throw Error(name, value, "give a text");

    public string Required(string name) =>
        Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Fail($"{at} has no \"{name}\"; give \"{name}\"");

    public decimal? Number(string name) =>
        Member(name) is not { } value ? null : value.Number ?? throw Error(name, value, "give a number");

    public long? Long(string name) =>
        Number(name) is not { } number ? null
        : number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number
        : throw Error(name, number, "give a whole number");

    public int? Integer(string name) =>
        Long(name) is not { } number ? null : number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Error(name, number, "give a smaller number");

    public bool? Flag(string name) =>
        Member(name) is not { } value ? null : value.Flag ?? throw Error(name, value, "write true or false");

    public DateOnly? Day(string name)
    {
        if (Member(name) is not { } value)
            return null;
        return DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Error(name, value, "give a day such as \"2026-11-20\"");
    }

    /// <summary>A member that is one of the names of an enumeration, whatever the case.</summary>
    public T? Name<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;

        var names = Enum.GetNames(typeof(T));
        return Array.Find(names, candidate => string.Equals(candidate, text, StringComparison.OrdinalIgnoreCase)) is { } known && Enum.TryParse<T>(known, out var value)
            ? value
            : throw Error(name, text, $"name one of {Names([.. names.Select(static candidate => char.ToLowerInvariant(candidate[0]) + candidate.Substring(1))])}");
    }

    public IReadOnlyList<string>? Texts(string name) =>
        Member(name) is not { } list ? null
        : list.IsList ? [.. list.Items.Select(item => item.Text ?? throw Error(name, item, "give texts"))]
        : throw Error(name, list, "give a list of texts");

    /// <summary>A member whose own members are numbers.</summary>
    /// <param name="name">The member.</param>
    /// <param name="comparer">How the names of the numbers are compared.</param>
    public Dictionary<string, decimal>? Numbers(string name, StringComparer comparer)
    {
        if (Member(name) is not { } map)
            return null;
        if (!map.IsObject)
            throw Error(name, map, "give an object of numbers");

        var numbers = new Dictionary<string, decimal>(comparer);
        foreach (var member in map.Members)
            numbers[member.Key] = member.Value.Number ?? throw Error($"{name} '{member.Key}'", member.Value, "give a number");
        return numbers;
    }

    /// <summary>A member that is an object of its own.</summary>
    public CatalogRow? Row(string name) => Member(name) is { } value ? Of(value, name, id, In(name)) : null;

    /// <summary>The objects of a list that belong to this row.</summary>
    /// <param name="name">The list.</param>
    /// <param name="each">What messages call one of them.</param>
    public IReadOnlyList<CatalogRow> Rows(string name, string each) =>
        [.. Items(name).Select((value, index) => Of(value, name, id, In($"{each} {(index + 1).ToString(CultureInfo.InvariantCulture)}")))];

    /// <summary>The items of a list, for which nothing is yet known.</summary>
    public IReadOnlyList<CatalogJson> Items(string name) =>
        Member(name) is not { } list ? [] : list.IsList ? [.. list.Items] : throw Error(name, list, "give a list");

    /// <summary>To be called when all members were asked for.</summary>
    /// <exception cref="ModelCatalogException">The object has a member that no row of its kind has.</exception>
    public void RejectOthers()
    {
        foreach (var member in json.Members)
        {
            if (!_asked.Contains(member.Key))
                throw Fail($"{(at.Length == 0 ? "the file" : at)} has a member '{member.Key}', which is none of {Names(_asked)}; leave it out");
        }
    }

    public ModelCatalogException Error(string property, object? value, string wayOut) =>
        Fail(FormattableString.Invariant($"{In(property)} is {value ?? "missing"}; {wayOut}"));

    public ModelCatalogException Fail(string problem) => new(file, id, problem);

    public static string Names(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostNamed).OrderBy(static name => name, StringComparer.Ordinal).Select(static name => $"'{name}'")) + (names.Count > MostNamed ? ", …" : "");

    private string In(string property) => at.Length == 0 ? property : $"{at}: {property}";

    private CatalogRow Of(CatalogJson value, string name, string row, string what) =>
        value.IsObject ? new CatalogRow(value, file, row, what) : throw Error(name, value, "give an object");

    private CatalogJson? Member(string name)
    {
        _asked.Add(name);
        foreach (var member in json.Members)
        {
            if (string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase))
                return member.Value.IsNull ? null : member.Value;
        }

        return null;
    }
}
