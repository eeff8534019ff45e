namespace CachePrefix.Docs;

/// <summary>A file of the repository that is generated, wholly or in marked blocks.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Render">Gives the new content for the current one, which is null when the file does not exist.</param>
internal sealed record GeneratedDocument(string Path, Func<string?, string> Render);
