using CachePrefix.Auditing.Projects;

namespace CachePrefix.Auditing.Loading;

/// <summary>The sources that are compiled together, and what they refer to.</summary>
internal sealed class LooseProject
{
    /// <summary>What the project file says; the defaults of an SDK project for sources without one.</summary>
    public required ProjectFile File { get; init; }

    /// <summary>What notes call it.</summary>
    public required string Name { get; init; }

    /// <summary>Full paths of C# files.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Versions by package id, without those of referenced projects.</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    /// <summary>Directly referenced projects that could be found.</summary>
    public List<LooseProject> References { get; } = [];

    /// <summary>All projects that are referenced, directly or through others.</summary>
    public IReadOnlyList<LooseProject> AllReferences()
    {
        var all = new List<LooseProject>();
        var seen = new HashSet<LooseProject> { this };
        var pending = new Queue<LooseProject>(References);
        while (pending.TryDequeue(out var next))
        {
            if (!seen.Add(next))
                continue;

            all.Add(next);
            foreach (var reference in next.References)
                pending.Enqueue(reference);
        }

        return all;
    }
}
