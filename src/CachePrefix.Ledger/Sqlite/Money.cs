namespace CachePrefix.Ledger.Sqlite;

/// <summary>Dollars as whole numbers of 1e-12 dollars and back.</summary>
internal static class Money
{
    private const decimal Scale = 1_000_000_000_000m;
    private const decimal Most = long.MaxValue / Scale;

    public static long ToWhole(decimal dollars) => (long)decimal.Round(Math.Clamp(dollars, -Most, Most) * Scale);

    public static object ToWhole(decimal? dollars) => dollars is { } known ? ToWhole(known) : DBNull.Value;

    public static decimal ToDollars(long whole) => whole / Scale;
}
