using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Routing;

/// <summary>The types whose methods leave the process.</summary>
internal sealed class DearTypes
{
    private readonly (ITypeSymbol Type, string Reason)[] _types;

    public DearTypes(Compilation compilation)
    {
        _types =
        [
            .. new[]
            {
                ("Microsoft.Extensions.AI.IChatClient", "calls a model"),
                ("Microsoft.Extensions.AI.IEmbeddingGenerator", "calls a model"),
                ("CachePrefix.PromptClient`2", "calls a model"),
                ("System.Net.Http.HttpMessageInvoker", "sends a request over HTTP"),
                ("System.Net.WebRequest", "sends a request over HTTP"),
                ("System.Data.IDbCommand", "asks a database"),
                ("System.Data.IDbConnection", "asks a database"),
                ("System.Data.Common.DbDataSource", "asks a database"),
                ("Microsoft.EntityFrameworkCore.DbContext", "asks a database"),
                ("Microsoft.EntityFrameworkCore.DbSet`1", "asks a database"),
            }.Select(row => (Type: (ITypeSymbol?)compilation.GetTypeByMetadataName(row.Item1), Reason: row.Item2))
                .Where(static row => row.Type is not null)
                .Select(static row => (row.Type!, row.Reason)),
        ];
    }

    /// <summary>What a call on a type does, or <see langword="null"/> when it stays in the process as far as is known.</summary>
    public string? Reason(ITypeSymbol type)
    {
        foreach (var (dear, reason) in _types)
        {
            if (type.OriginalDefinition.IsOrDerivesFrom(dear)
                || BasesOf(type).Any(ancestor => ancestor.OriginalDefinition.Is(dear))
                || type.AllInterfaces.Any(contract => contract.OriginalDefinition.Is(dear)))
            {
                return reason;
            }
        }

        return null;
    }

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }
}
