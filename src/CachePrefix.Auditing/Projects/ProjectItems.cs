using System.Xml.Linq;

namespace CachePrefix.Auditing.Projects;

/// <summary>Reads one item element into a project.</summary>
internal static class ProjectItems
{
    private const int WorkPerPattern = 2000;

    public static void Read(ProjectFile project, XElement item)
    {
        var include = Values(project, item, "Include");
        var remove = Values(project, item, "Remove");
        switch (item.Name.LocalName)
        {
            case "Compile":
                AddCompile(project, adds: true, include);
                AddCompile(project, adds: false, remove);
                break;
            case "PackageReference" or "GlobalPackageReference":
                foreach (var id in include.Concat(Values(project, item, "Update")))
                    SetVersion(project.Packages, id, Value(project, item, "VersionOverride") ?? Value(project, item, "Version"));
                foreach (var id in remove)
                    project.Packages.Remove(id);
                break;
            case "PackageVersion":
                foreach (var id in include.Concat(Values(project, item, "Update")))
                    SetVersion(project.CentralVersions, id, Value(project, item, "Version"));
                break;
            case "ProjectReference" when (Value(project, item, "ReferenceOutputAssembly") ?? "true").Equals("true", StringComparison.OrdinalIgnoreCase):
                project.ProjectReferences.UnionWith(include.Select(path => FullPath(project, path)));
                project.ProjectReferences.ExceptWith(remove.Select(path => FullPath(project, path)));
                break;
            case "Using":
                project.Usings.UnionWith(include.Select(name => UsingOf(project, item, name)));
                project.Usings.ExceptWith(remove);
                break;
            case "InternalsVisibleTo":
                project.FriendAssemblies.AddRange(include);
                break;
            case "AdditionalFiles":
                project.AdditionalFiles.AddRange(include.Select(path => FullPath(project, path)));
                break;
            case "EditorConfigFiles" or "GlobalAnalyzerConfigFiles":
                project.ConfigFiles.AddRange(include.Select(path => FullPath(project, path)));
                break;
        }
    }

    private static void AddCompile(ProjectFile project, bool adds, IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.IndexOfAny(Path.GetInvalidPathChars()) < 0 && !pattern.Contains("@(", StringComparison.Ordinal) && !pattern.Contains("%(", StringComparison.Ordinal))
            {
                project.Budget.Spend(WorkPerPattern);
                project.Compile.Add((adds, GlobPattern.Create(pattern, project.Folder)));
            }
        }
    }

    private static string UsingOf(ProjectFile project, XElement item, string name) =>
        Value(project, item, "Alias") is { Length: > 0 } alias ? $"{alias} = {name}"
        : "true".Equals(Value(project, item, "Static"), StringComparison.OrdinalIgnoreCase) ? $"static {name}"
        : name;

    private static void SetVersion(Dictionary<string, string> versions, string id, string? version)
    {
        if (version is { Length: > 0 } || !versions.ContainsKey(id))
            versions[id] = version ?? string.Empty;
    }

    private static string[] Values(ProjectFile project, XElement item, string name) =>
        item.Attribute(name) is { } attribute
            ? project.Properties.Expand(attribute.Value).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];

    private static string? Value(ProjectFile project, XElement item, string name)
    {
        var text = (string?)item.Attribute(name) ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
        return text is null ? null : project.Properties.Expand(text).Trim();
    }

    private static string FullPath(ProjectFile project, string path) => Path.GetFullPath(path.Replace('\\', Path.DirectorySeparatorChar), project.Folder);
}
