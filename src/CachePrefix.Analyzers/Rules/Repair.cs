namespace CachePrefix.Analyzers.Rules;

/// <summary>How a fix can repair a breakpoint.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Key">The key to set, where it sets one.</param>
internal sealed record Repair(RepairKind Kind, string? Key = null)
{
    private const char Separator = ':';

    public static Repair Remove { get; } = new(RepairKind.Remove);

    public static Repair Move { get; } = new(RepairKind.Move);

    public static Repair MoveInstructions { get; } = new(RepairKind.MoveInstructions);

    public static Repair RenameTo(string key) => new(RepairKind.Rename, key);

    public static Repair Parse(string text)
    {
        var separator = text.IndexOf(Separator);
        var kind = separator < 0 ? text : text.Substring(0, separator);
        return new Repair((RepairKind)Enum.Parse(typeof(RepairKind), kind), separator < 0 ? null : text.Substring(separator + 1));
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Key is null ? Kind.ToString() : Kind.ToString() + Separator + Key;
}
