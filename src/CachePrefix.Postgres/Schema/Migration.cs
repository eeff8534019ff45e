namespace CachePrefix.Postgres.Schema;

/// <summary>A change of the schema, applied once to a database. Never changed after it was released; a new one follows it.</summary>
/// <param name="Name">A unique name, such as <c>cache-1</c>.</param>
/// <param name="Sql">The statements; <c>{schema}</c> stands for the schema.</param>
internal sealed record Migration(string Name, string Sql);
