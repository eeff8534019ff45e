using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>The keys of dictionaries, which show where entries are listed, not where one is found.</summary>
internal static class DictionaryKeys
{
    /// <summary>Where the keys of a dictionary are kept, apart from its entries.</summary>
    public const string KeysMember = "<keys>";

    /// <summary>What is left of a key in the entry that it finds: it decides which one that is, and is no part of it.</summary>
    public static AbstractValue AsKey(AbstractValue key, ITypeSymbol? collection) => ServiceTypes.IsKeyed(collection) || ServiceTypes.IsCache(collection) ? AbstractValue.Stable : key;

    /// <summary>Whether a type is that of an entry with its key.</summary>
    public static bool IsPair(ITypeSymbol? type) => type is { Name: "KeyValuePair" };

    /// <summary>The key of an entry, which shows nothing of what the entry holds.</summary>
    public static AbstractValue KeyOf(AbstractValue entry) =>
        entry.Members.TryGetValue(KeysMember, out var keys) ? entry.WithoutSiblings().Add(keys) : entry.WithoutSiblings();

    public static AbstractValue WithoutKeys(AbstractValue collection) =>
        collection.Members.ContainsKey(KeysMember) ? collection.WithMember(KeysMember, AbstractValue.Stable) : collection;
}
