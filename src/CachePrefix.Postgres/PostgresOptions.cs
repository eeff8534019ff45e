namespace CachePrefix.Postgres;

/// <summary>Settings of what CachePrefix keeps in PostgreSQL.</summary>
public sealed class PostgresOptions
{
    private string _schema = "cacheprefix";

    /// <summary>The schema of the tables; made when it is missing. <c>cacheprefix</c> unless set.</summary>
    /// <exception cref="ArgumentException">Not lower-case letters, digits and underscores, beginning with a letter or underscore, up to 40 characters.</exception>
    public string Schema
    {
        get => _schema;
        set => _schema = IsName(value)
            ? value
            : throw new ArgumentException($"'{value}' is no name of a schema: use lower-case letters, digits and underscores, beginning with a letter, up to 40 characters.", nameof(value));
    }

    /// <summary>How often expired entries are deleted, at most; a write starts it. 5 minutes unless set.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a <see cref="PostgresCallLedger"/> keeps records and outcomes. 90 days unless set.</summary>
    public TimeSpan KeepCalls { get; set; } = TimeSpan.FromDays(90);

    private static bool IsName(string? value) =>
        value is { Length: > 0 and <= 40 }
        && !char.IsAsciiDigit(value[0])
        && value.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
