using System.Xml;
using System.Xml.Linq;
using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing.Projects;

/// <summary>Reads a project file and what it imports as XML: first the properties, then the items. Runs nothing.</summary>
internal sealed class ProjectReader
{
    private const int Deepest = 64;
    private const int WorkPerElement = 20;

    private readonly ProjectFile _project;
    private readonly CheckoutFiles _files;
    private readonly Action<string?, string> _note;
    private readonly Dictionary<string, XElement?> _documents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);
    private bool _readsItems;

    private ProjectReader(string path, CheckoutFiles files, Action<string?, string> note)
    {
        _project = new ProjectFile { Path = path, Folder = Path.GetDirectoryName(path)! };
        _files = files;
        _note = note;
    }

    public static ProjectFile Read(string path, CheckoutFiles files, Action<string?, string> note) => new ProjectReader(path, files, note).Read();

    private ProjectFile Read()
    {
        var root = Load(_project.Path, isProject: true);
        _project.Sdks = root is null ? ["Microsoft.NET.Sdk"] : SdksOf(root);
        SetWellKnown();
        try
        {
            Pass(root);
            ChooseFramework();
            Pass(root);
            _readsItems = true;
            AddImplicitUsings();
            Pass(root);
        }
        catch (WorkBudgetException)
        {
            _note(_project.Path, "reading the project and what it imports takes more steps, or nests deeper, than any real project does; what had been read by then was used.");
        }

        if (_project.Framework.Length == 0)
            ChooseFramework();
        foreach (var (id, version) in _project.Packages.Where(package => package.Value.Length == 0 && _project.CentralVersions.ContainsKey(package.Key)).ToList())
            _project.Packages[id] = _project.CentralVersions[id];

        return _project;
    }

    private void Pass(XElement? root)
    {
        _imported.Clear();
        ReadAbove("Directory.Build.props");
        ReadAbove("Directory.Packages.props");
        if (root is not null && _imported.Add(_project.Path))
            ReadContent(root, _project.Path, 0);
        ReadAbove("Directory.Build.targets");
    }

    private void SetWellKnown()
    {
        var bag = _project.Properties;
        bag["MSBuildProjectDirectory"] = _project.Folder;
        bag["MSBuildProjectFullPath"] = _project.Path;
        bag["MSBuildProjectFile"] = Path.GetFileName(_project.Path);
        bag["MSBuildProjectName"] = Path.GetFileNameWithoutExtension(_project.Path);
        bag["MSBuildProjectExtension"] = ".csproj";
        bag["Configuration"] = "Release";
        bag["Platform"] = "AnyCPU";
        bag["BaseIntermediateOutputPath"] = "obj/";
        bag["IntermediateOutputPath"] = "obj/Release/";
        bag["OS"] = OperatingSystem.IsWindows() ? "Windows_NT" : "Unix";
    }

    private void ChooseFramework()
    {
        var bag = _project.Properties;
        var frameworks = (bag["TargetFramework"] is { Length: > 0 } one ? one : bag["TargetFrameworks"]).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _project.Framework = TargetFramework.Newest(frameworks) ?? (_project.Sdks.Count == 0 ? "net48" : "net10.0");
        bag["TargetFramework"] = _project.Framework;
        bag["TargetFrameworkIdentifier"] = TargetFramework.Identifier(_project.Framework);
    }

    private void AddImplicitUsings()
    {
        if (!_project.Properties.IsTrue("ImplicitUsings"))
            return;

        foreach (var sdk in _project.Sdks)
            _project.Usings.UnionWith(ImplicitUsings.Of(sdk));
    }

    private void ReadAbove(string name)
    {
        for (var folder = _project.Folder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, name);
            if (!_files.Exists(path))
                continue;

            ReadFile(path, 0);
            return;
        }
    }

    /// <summary>Reads a file once in each pass, as the build does, which also ends circles.</summary>
    private void ReadFile(string path, int depth)
    {
        if (_imported.Add(path) && Load(path, isProject: false) is { } root)
            ReadContent(root, path, depth);
    }

    private void ReadContent(XElement root, string path, int depth)
    {
        var bag = _project.Properties;
        var (folder, file) = (bag["MSBuildThisFileDirectory"], bag["MSBuildThisFileFullPath"]);
        Enter(Path.GetDirectoryName(path)! + Path.DirectorySeparatorChar, path);
        foreach (var element in root.Elements())
        {
            ReadElement(element, path, depth);
            Enter(Path.GetDirectoryName(path)! + Path.DirectorySeparatorChar, path);
        }

        Enter(folder, file);

        void Enter(string thisFolder, string thisFile)
        {
            bag["MSBuildThisFileDirectory"] = thisFolder;
            bag["MSBuildThisFileFullPath"] = thisFile;
            bag["MSBuildThisFile"] = Path.GetFileName(thisFile);
        }
    }

    private void ReadElement(XElement element, string path, int depth)
    {
        if (depth > Deepest)
            throw new WorkBudgetException();
        if (!Holds(element))
            return;

        switch (element.Name.LocalName)
        {
            case "PropertyGroup" when !_readsItems:
                foreach (var property in element.Elements().Where(Holds))
                    _project.Properties[property.Name.LocalName] = _project.Properties.Expand(property.Value).Trim();
                break;
            case "ItemGroup" when _readsItems:
                foreach (var item in element.Elements().Where(Holds))
                    ProjectItems.Read(_project, item);
                break;
            case "ImportGroup":
                foreach (var import in element.Elements())
                    ReadElement(import, path, depth + 1);
                break;
            case "Choose":
                var branch = element.Elements().FirstOrDefault(when => when.Name.LocalName == "Otherwise" || Holds(when));
                foreach (var child in branch?.Elements() ?? [])
                    ReadElement(child, path, depth + 1);
                break;
            case "Import" when element.Attribute("Sdk") is null:
                var imported = _project.Properties.Expand((string?)element.Attribute("Project") ?? string.Empty).Replace('\\', Path.DirectorySeparatorChar);
                if (imported.Length > 0 && FullPath(imported, path) is { } full && _files.Exists(full))
                    ReadFile(full, depth + 1);
                break;
        }
    }

    private bool Holds(XElement element)
    {
        var condition = (string?)element.Attribute("Condition");
        _project.Budget.Spend(WorkPerElement + (condition?.Length ?? 0));
        return ProjectCondition.Holds(condition, _project.Properties.Expand);
    }

    private static string? FullPath(string path, string importing)
    {
        try
        {
            return Path.GetFullPath(path, Path.GetDirectoryName(importing)!);
        }
        catch (Exception exception) when (CheckoutFiles.IsUnreadable(exception))
        {
            return null;
        }
    }

    private XElement? Load(string path, bool isProject)
    {
        if (_documents.TryGetValue(path, out var known))
            return known;

        try
        {
            var bytes = _files.Read(path);
            _project.Budget.Spend(bytes?.Length ?? 0);
            return _documents[path] = bytes is null ? null : BoundedXml.Load(bytes);
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            _note(path, isProject
                ? $"the project file cannot be read ({exception.Message.TrimEnd('.')}); its folder is audited with the defaults of an SDK project."
                : $"the imported file cannot be read and was left out ({exception.Message.TrimEnd('.')}).");
            return _documents[path] = null;
        }
    }

    private static List<string> SdksOf(XElement root)
    {
        var names = root.Elements().Where(static element => element.Name.LocalName is "Sdk").Select(static element => (string?)element.Attribute("Name"))
            .Concat(root.Elements().Where(static element => element.Name.LocalName is "Import").Select(static element => (string?)element.Attribute("Sdk")));
        return [.. names.Prepend((string?)root.Attribute("Sdk")).OfType<string>().SelectMany(static name => name.Split(';')).Select(static name => name.Split('/')[0].Trim()).Distinct(StringComparer.Ordinal)];
    }
}
