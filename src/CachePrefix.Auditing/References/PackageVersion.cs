using System.Globalization;

namespace CachePrefix.Auditing.References;

/// <summary>A version of a package, as far as it is needed to choose between installed ones.</summary>
internal readonly record struct PackageVersion(Version Number, string Label) : IComparable<PackageVersion>
{
    public static PackageVersion Parse(string text)
    {
        var minimum = text.Trim('[', ']', '(', ')').Split(',')[0].Trim();
        var dash = minimum.IndexOf('-', StringComparison.Ordinal);
        var number = (dash < 0 ? minimum : minimum[..dash]).Split('+')[0].Split('.');
        var parts = number.Select(static part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0).Concat([0, 0, 0, 0]).Take(4).ToArray();
        return new PackageVersion(new Version(parts[0], parts[1], parts[2], parts[3]), dash < 0 ? string.Empty : minimum[(dash + 1)..].Split('+')[0]);
    }

    public int CompareTo(PackageVersion other)
    {
        var order = Number.CompareTo(other.Number);
        if (order != 0 || Label == other.Label)
            return order;

        return Label.Length == 0 ? 1 : other.Label.Length == 0 ? -1 : string.CompareOrdinal(Label, other.Label);
    }
}
