using System.Collections.Concurrent;

namespace CachePrefix.Auditing.Sources;

/// <summary>
/// The files of a code base that an audit reads and writes. Whoever made the checkout has no say in it: a link that leaves the boundary, a
/// device or a pipe is left alone and named. Files in the folders around the boundary, such as <c>Directory.Build.props</c>, are the user's own.
/// </summary>
internal sealed class CheckoutFiles
{
    /// <summary>The longest project or configuration file that is read, in bytes.</summary>
    public const int LongestSetting = 1024 * 1024;

    /// <summary>The longest solution that is read, in bytes.</summary>
    public const int LongestSolution = 16 * 1024 * 1024;

    private const int MostLinks = 40;
    private const int LongestPath = 4096;

    private readonly string _boundary;
    private readonly string _realBoundary;
    private readonly Action<string?, string> _note;
    private readonly ConcurrentDictionary<string, string> _folders = new(StringComparer.Ordinal);

    public CheckoutFiles(string boundary, Action<string?, string> note)
    {
        _boundary = Path.TrimEndingDirectorySeparator(Path.GetFullPath(boundary));
        _note = note;
        _realBoundary = RealPath(_boundary, 0);
    }

    /// <summary>Whether a path leads to a file that may be read. One that may not is noted.</summary>
    public bool Exists(string path) => Find(path) is not null;

    /// <summary>The file that a path leads to, or <see langword="null"/> where there is none that may be read. Empty files, which pipes and devices seem to be, count as missing.</summary>
    public FileInfo? Find(string path)
    {
        try
        {
            if (path.Length > LongestPath || !Path.Exists(path))
                return null;
            if (!IsInside(path, out var real))
            {
                _note(path, $"the file lies, by its path or as a link, outside of '{_boundary}' and was not read; audit a folder that holds both if it belongs to the code.");
                return null;
            }

            return new FileInfo(real) is { Exists: true, Length: > 0 } file ? file : null;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    /// <summary>The content of a file, or <see langword="null"/> where there is none that may be read. One that is too long is noted.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public byte[]? Read(string path, int longest = LongestSetting)
    {
        if (Find(path) is not { } file)
            return null;
        if (file.Length > longest)
        {
            _note(path, FormattableString.Invariant($"the file has {file.Length / 1048576.0:0.#} MB and was left out; up to {longest / 1048576.0:0.#} MB are read."));
            return null;
        }

        return File.ReadAllBytes(file.FullName);
    }

    /// <summary>The text of a file, or <see langword="null"/> where there is none that can be read.</summary>
    public string? ReadText(string path)
    {
        try
        {
            if (Read(path) is not { } bytes)
                return null;

            using var reader = new StreamReader(new MemoryStream(bytes));
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            _note(path, $"the file cannot be read and was left out ({exception.GetType().Name}).");
            return null;
        }
    }

    /// <summary>Whether what a path leads to, which need not exist, lies inside of the boundary.</summary>
    public bool IsInside(string path)
    {
        try
        {
            return IsInside(path, out var real) && AuditScope.IsBelow(real, _realBoundary);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return false;
        }
    }

    /// <summary>Puts a file in the place that a path leads to. What is there is replaced and never opened, so that writing to a pipe cannot wait.</summary>
    /// <exception cref="AuditException">The place lies outside of the boundary.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        if (!IsInside(path))
            throw new AuditException($"'{path}' is a link that leaves '{_boundary}', so it is not written. Put a file in its place.");

        var real = RealPath(Path.GetFullPath(path), 0);
        var temporary = $"{real}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, text, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, real, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Whether an exception says that a file cannot be read, and not that the program is wrong.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException or NotSupportedException;

    private bool IsInside(string path, out string real)
    {
        var full = Path.GetFullPath(path);
        real = RealPath(full, 0);
        return AuditScope.IsBelow(full, _boundary)
            ? AuditScope.IsBelow(real, _realBoundary)
            : AuditScope.IsBelow(_boundary, Path.GetDirectoryName(full) ?? full);
    }

    /// <summary>A path without links. Throws where they go round in circles.</summary>
    private string RealPath(string path, int links)
    {
        if (links > MostLinks)
            throw new IOException($"Too many links on the way to '{path}'.");
        if (Path.GetDirectoryName(path) is not { } folder)
            return path;

        if (!_folders.TryGetValue(folder, out var realFolder))
            _folders[folder] = realFolder = RealPath(folder, links);
        var real = Path.Combine(realFolder, Path.GetFileName(path));
        return new FileInfo(real).LinkTarget is { } target ? RealPath(Path.GetFullPath(target, realFolder), links + 1) : real;
    }
}
