using System.Globalization;

namespace CachePrefix.Testing;

/// <summary>Files of a test project. A path that is not rooted lies in the project's folder; a file without one is <c>Test0.cs</c>, <c>Test1.cs</c>, ….</summary>
public sealed class SourceFileList(string folder, string defaultName) : List<(string Path, string Content)>
{
    public void Add(string content) =>
        Add(string.Format(CultureInfo.InvariantCulture, defaultName, Count), content);

    public void Add(string path, string content) =>
        base.Add((path.StartsWith('/') ? path : folder + path, content));

    public new void Add((string Path, string Content) file) => Add(file.Path, file.Content);
}
