using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Locking;

/// <summary>The prefix lock of a project, as rules compare it.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Entries">The entries by prompt.</param>
internal sealed record LockState(string Path, IReadOnlyDictionary<string, LockEntry> Entries)
{
    /// <summary>The lock, or <see langword="null"/> when there is none, when this build rewrites it, or when another compilation of the same project compares it.</summary>
    public static LockState? Read(AnalyzerOptions options)
    {
        var properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (LockMode.IsUpdate(properties) || !LockMode.IsForLockedFramework(properties))
            return null;

        foreach (var file in options.AdditionalFiles)
        {
            if (LockFile.IsLock(file) && file.GetText() is { } text)
                return new LockState(file.Path, LockFile.Read(text.ToString()));
        }

        return null;
    }
}
