using System.Xml;
using System.Xml.Linq;

namespace CachePrefix.Auditing.Projects;

/// <summary>Reads a project file and what it imports as XML: first the properties, then the items. Runs nothing.</summary>
internal sealed class ProjectReader
{
    private const int DeepestImport = 16;

    private readonly ProjectFile _project;
    private readonly Action<string?, string> _note;
    private readonly Dictionary<string, XElement?> _documents = new(StringComparer.Ordinal);
    private bool _readsItems;

    private ProjectReader(string path, Action<string?, string> note)
    {
        _project = new ProjectFile { Path = path, Folder = Path.GetDirectoryName(path)! };
        _note = note;
    }

    public static ProjectFile Read(string path, Action<string?, string> note) => new ProjectReader(path, note).Read();

    private ProjectFile Read()
    {
        var root = Load(_project.Path, isProject: true);
        _project.Sdks = root is null ? ["Microsoft.NET.Sdk"] : SdksOf(root);
        SetWellKnown();

        Pass();
        ChooseFramework();
        Pass();
        _readsItems = true;
        AddImplicitUsings();
        Pass();
        foreach (var (id, version) in _project.Packages.Where(package => package.Value.Length == 0 && _project.CentralVersions.ContainsKey(package.Key)).ToList())
            _project.Packages[id] = _project.CentralVersions[id];

        return _project;

        void Pass()
        {
            ReadAbove("Directory.Build.props");
            ReadAbove("Directory.Packages.props");
            if (root is not null)
                ReadContent(root, _project.Path, 0);
            ReadAbove("Directory.Build.targets");
        }
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
            if (!File.Exists(path))
                continue;

            ReadFile(path, 0);
            return;
        }
    }

    private void ReadFile(string path, int depth)
    {
        if (depth <= DeepestImport && Load(path, isProject: false) is { } root)
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
                    ReadElement(import, path, depth);
                break;
            case "Choose":
                var branch = element.Elements().FirstOrDefault(when => when.Name.LocalName == "Otherwise" || Holds(when));
                foreach (var child in branch?.Elements() ?? [])
                    ReadElement(child, path, depth);
                break;
            case "Import" when element.Attribute("Sdk") is null:
                var imported = _project.Properties.Expand((string?)element.Attribute("Project") ?? string.Empty).Replace('\\', Path.DirectorySeparatorChar);
                if (imported.Length > 0 && Path.GetFullPath(imported, Path.GetDirectoryName(path)!) is var full && File.Exists(full))
                    ReadFile(full, depth + 1);
                break;
        }
    }

    private bool Holds(XElement element) => ProjectCondition.Holds((string?)element.Attribute("Condition"), _project.Properties.Expand);

    private XElement? Load(string path, bool isProject)
    {
        if (_documents.TryGetValue(path, out var known))
            return known;

        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 16 * 1024 * 1024 });
            return _documents[path] = XDocument.Load(reader).Root;
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
