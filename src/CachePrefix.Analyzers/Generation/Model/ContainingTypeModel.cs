namespace CachePrefix.Analyzers.Generation;

/// <summary>A partial type around the prompt.</summary>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">The name, escaped where it is a keyword.</param>
internal sealed record ContainingTypeModel(string Keyword, string Name);
