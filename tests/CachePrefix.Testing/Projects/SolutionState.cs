namespace CachePrefix.Testing;

/// <summary>The primary project (folder <c>/0/</c>), the further projects and all expected diagnostics.</summary>
public sealed class SolutionState() : ProjectState("0")
{
    public Dictionary<string, ProjectState> AdditionalProjects { get; } = [];

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    internal IEnumerable<ProjectState> Projects => AdditionalProjects.Values.Prepend(this);

    /// <summary>Adds a project whose files lie in <c>/name/</c>.</summary>
    public ProjectState AddProject(string name)
    {
        var project = new ProjectState(name);
        AdditionalProjects.Add(name, project);
        return project;
    }

    /// <summary>Takes from another state what this one leaves out: a fixed state names only what a fix changes.</summary>
    internal SolutionState InheritFrom(SolutionState other)
    {
        Inherit(this, other);
        foreach (var (name, project) in other.AdditionalProjects)
            Inherit(AdditionalProjects.TryGetValue(name, out var own) ? own : AddProject(name), project);
        return this;
    }

    private static void Inherit(ProjectState to, ProjectState from)
    {
        InheritFiles(to.Sources, from.Sources);
        InheritFiles(to.AdditionalFiles, from.AdditionalFiles);
        InheritFiles(to.AnalyzerConfigFiles, from.AnalyzerConfigFiles);
        to.OutputKind = from.OutputKind;
        to.References ??= from.References;
        if (to.AdditionalReferences.Count == 0)
            to.AdditionalReferences.AddRange(from.AdditionalReferences);
        if (to.ProjectReferences.Count == 0)
            to.ProjectReferences.AddRange(from.ProjectReferences);
    }

    private static void InheritFiles(SourceFileList to, SourceFileList from)
    {
        foreach (var file in from)
        {
            if (!to.Exists(own => own.Path == file.Path))
                to.Add(file);
        }
    }
}
