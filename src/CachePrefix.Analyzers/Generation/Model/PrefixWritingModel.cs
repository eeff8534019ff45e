namespace CachePrefix.Analyzers.Generation;

/// <summary>How the cached prefix is written from the parameters of a flattened overload.</summary>
internal enum PrefixWriting
{
    /// <summary>There is no such overload: it would have to invent values, or what it wrote would not surely be what is sent.</summary>
    None,

    /// <summary>From a prompt that is created without its inputs, which the definition allows to be left out.</summary>
    Create,

    /// <summary>From the parameters, which the cached members hold unchanged.</summary>
    Write,
}

/// <summary>How the cached prefix is written when there is no prompt.</summary>
/// <param name="Writing">The way.</param>
/// <param name="Values">With <see cref="PrefixWriting.Write"/>, the C# of the value of each segment, in wire order; empty for inputs and tools.</param>
/// <param name="Parameters">The parameters that the overload takes, by name.</param>
internal sealed record PrefixWritingModel(PrefixWriting Writing, EquatableArray<string> Values, EquatableArray<string> Parameters)
{
    public static PrefixWritingModel None { get; } = new(PrefixWriting.None, default, default);
}
