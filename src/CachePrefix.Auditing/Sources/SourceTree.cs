using System.Collections.Concurrent;

namespace CachePrefix.Auditing.Sources;

/// <summary>The files of folders, found once. Links to folders are not followed; folders that cannot be read become notes.</summary>
internal sealed class SourceTree(Action<string?, string> note, Func<DirectoryInfo, IEnumerable<FileSystemInfo>>? list = null)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private static readonly HashSet<string> SkippedFolders = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", ".git", ".vs", ".idea", "node_modules", "artifacts", "TestResults" };

    private readonly Func<DirectoryInfo, IEnumerable<FileSystemInfo>> _list = list ?? (static folder => folder.EnumerateFileSystemInfos("*", Everything));
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _folders = new(StringComparer.Ordinal);

    /// <summary>The full paths of all files below a folder, sorted.</summary>
    public IReadOnlyList<string> FilesBelow(string folder, CancellationToken cancellationToken)
    {
        if (_folders.TryGetValue(folder, out var known))
            return known;

        foreach (var (outer, files) in _folders)
        {
            if (AuditScope.IsBelow(folder, outer) && !IsSkipped(Path.GetRelativePath(outer, folder)))
                return _folders.GetOrAdd(folder, _ => [.. files.Where(file => AuditScope.IsBelow(file, folder))]);
        }

        return _folders.GetOrAdd(folder, Walk(folder, cancellationToken));
    }

    private static bool IsSkipped(string relative) => relative.Split(Path.DirectorySeparatorChar).Any(SkippedFolders.Contains);

    private List<string> Walk(string root, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        var links = 0;
        var pending = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (pending.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (var entry in _list(folder))
                {
                    if (entry is not DirectoryInfo child)
                        files.Add(entry.FullName);
                    else if (child.Attributes.HasFlag(FileAttributes.ReparsePoint))
                        links++;
                    else if (!SkippedFolders.Contains(child.Name))
                        pending.Push(child);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
            {
                note(folder.FullName, $"the folder cannot be read and was left out ({exception.GetType().Name}).");
            }
        }

        if (links > 0)
            note(null, $"{links} link{(links == 1 ? "" : "s")} to folders below '{root}' {(links == 1 ? "was" : "were")} not followed.");
        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
