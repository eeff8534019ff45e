using CachePrefix.Analyzers.Locking;
using CachePrefix.Auditing.Loading;
using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Auditing.Locking;

/// <summary>Compares prefix locks with the prompts of a code base.</summary>
public static class PrefixLock
{
    /// <summary>The locks of all projects that have prompts with a constant part, or a lock.</summary>
    /// <param name="options">What to look at; severities do not matter.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <exception cref="AuditException">A path does not exist.</exception>
    public static async Task<IReadOnlyList<ProjectLock>> CompareAsync(AuditOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var code = new CodeBase(options, cancellationToken);
        var projects = await code.LoadAsync(progress: null, cancellationToken).ConfigureAwait(false);
        var locks = new List<ProjectLock>();
        foreach (var group in projects.Where(static project => project.Name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)).GroupBy(static project => project.Name, StringComparer.Ordinal))
        {
            var compilation = await LockedCompilationAsync(group, cancellationToken).ConfigureAwait(false);
            var path = Path.Combine(code.Scope.Root, Path.GetDirectoryName(group.Key)!, LockFile.Name);
            if (!code.Scope.Checkout.IsInside(path))
                throw new AuditException($"'{path}' is a link that leaves '{code.Scope.Boundary}', so it is neither read nor written. Put a file in its place.");
            if (Compare(group.Key, path, code.Scope.Checkout, compilation, cancellationToken) is { } found)
                locks.Add(found);
        }

        return locks;
    }

    /// <summary>The compilation that the lock belongs to: one target framework's.</summary>
    private static async Task<Compilation> LockedCompilationAsync(IEnumerable<LoadedProject> frameworks, CancellationToken cancellationToken)
    {
        Compilation? first = null;
        foreach (var project in frameworks)
        {
            var (compilation, options) = await project.Compile(cancellationToken).ConfigureAwait(false);
            if (LockMode.IsForLockedFramework(options.AnalyzerConfigOptionsProvider.GlobalOptions))
                return compilation;
            first ??= compilation;
        }

        return first!;
    }

    private static ProjectLock? Compare(string project, string path, CheckoutFiles files, Compilation compilation, CancellationToken cancellationToken)
    {
        var text = files.ReadText(path) ?? string.Empty;
        var exists = File.Exists(path);
        var locked = LockFile.Read(text);
        var entries = LockEntries.Of(compilation, cancellationToken);
        if (!exists && entries.Count == 0)
            return null;

        var differences = new List<string>();
        var set = new List<string>();
        foreach (var (entry, constant) in entries)
        {
            var known = locked.TryGetValue(entry.Prompt, out var before);
            if (known && before!.Hash == entry.Hash)
                continue;

            set.Add(entry.ToLine());
            differences.Add($"{entry.Prompt}: {(known ? LockDifference.Describe(before!, entry, constant) : "it has no line")}");
        }

        var prompts = entries.Select(static entry => entry.Entry.Prompt).ToHashSet(StringComparer.Ordinal);
        var stale = LockFile.Lines(text).Where(line => !LockFile.IsComment(line) && !prompts.Contains(LockFile.PromptOf(line))).ToList();
        differences.AddRange(stale.Select(static line => $"{LockFile.PromptOf(line)}: its line belongs to no prompt with a constant part"));
        return new ProjectLock(files) { Project = project, Path = path, Exists = exists, Differences = differences, Text = LockFile.Edit(text, set, stale) };
    }
}
