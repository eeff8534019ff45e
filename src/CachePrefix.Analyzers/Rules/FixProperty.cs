using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Rules;

/// <summary>What a finding tells its fix: a value of one type under a name that no other property has.</summary>
/// <param name="name">The name.</param>
/// <param name="write">The value as text, which is all that findings carry.</param>
/// <param name="read">The value of such a text.</param>
internal sealed class FixProperty<T>(string name, Func<T, string> write, Func<string, T> read)
{
    /// <summary>The properties of a finding with a value; without any, the finding has none, and the fix is not offered.</summary>
    public ImmutableDictionary<string, string?> With(T? value) =>
        value is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(name, write(value));

    public bool TryRead(Diagnostic diagnostic, [NotNullWhen(true)] out T? value)
    {
        var isThere = diagnostic.Properties.TryGetValue(name, out var text) && text is not null;
        value = isThere ? read(text!) : default;
        return isThere && value is not null;
    }
}
