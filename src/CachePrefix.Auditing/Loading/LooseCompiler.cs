using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using CachePrefix.Auditing.Analysis;
using CachePrefix.Auditing.Configuration;
using CachePrefix.Auditing.References;
using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Auditing.Loading;

/// <summary>Compiles loose projects with whatever references are found. A project is compiled once, also when others refer to it.</summary>
internal sealed partial class LooseCompiler(AuditScope scope, SourceTree folders, SharedSources sources, CheckoutFiles files, PackageCache packages)
{
    /// <summary>No rule asks where a value may be null, which takes the compiler longer than binding the code.</summary>
    private static readonly KeyValuePair<string, string>[] Features = [new("run-nullable-analysis", "never")];

    private static readonly string[] OwnFiles = ["cacheprefix.json", "cacheprefix.usage.json", "models.json", "Prompts.lock.txt"];

    private readonly ConcurrentDictionary<LooseProject, Lazy<(CSharpCompilation Compilation, AnalyzerOptions Options)>> _compilations = new();
    private readonly ConcurrentDictionary<LooseProject, int> _users = new();
    private readonly Lazy<IReadOnlyList<string>> _configurationFiles = new(() => [.. folders.FilesBelow(scope.Root, CancellationToken.None).Where(static file => ConfigurationNames.Contains(Path.GetFileName(file)))]);
    private readonly ConcurrentDictionary<string, ConfigurationFile?> _configurations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MetadataReference> _references = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MetadataReference> _markers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<IReadOnlyList<string>> _framework = new(FrameworkReferences.Find);

    /// <summary>Whether each package reference, as <c>id version</c>, was found.</summary>
    public IReadOnlyDictionary<string, bool> Packages => _packages;

    /// <summary>The project as it is analysed, which is also what others refer to, so that what analyzers keep of it serves them, too.</summary>
    public (CSharpCompilation Compilation, AnalyzerOptions Options) Compile(LooseProject project, CancellationToken cancellationToken) =>
        _compilations.GetOrAdd(project, key => new(() => CompileOnce(key, cancellationToken))).Value;

    /// <summary>Names the projects that will be looked at.</summary>
    public void Expect(IEnumerable<LooseProject> projects)
    {
        foreach (var project in projects)
        {
            foreach (var needed in project.AllReferences().Append(project))
                _users.AddOrUpdate(needed, 1, static (_, users) => users + 1);
        }
    }

    /// <summary>Lets go of a project that has been looked at, and of those that it refers to, where no other one needs them.</summary>
    public void Release(LooseProject project)
    {
        foreach (var needed in project.AllReferences().Append(project))
        {
            if (_users.AddOrUpdate(needed, 0, static (_, users) => users - 1) == 0)
                _compilations.TryRemove(needed, out _);
        }
    }

    private (CSharpCompilation Compilation, AnalyzerOptions Options) CompileOnce(LooseProject project, CancellationToken cancellationToken)
    {
        var configuration = Configuration(project);
        var compilation = Create(project, cancellationToken);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(configuration));
        var additional = project.File.AdditionalFiles.Concat(FilesThatThePackageAdds(project)).Distinct(StringComparer.Ordinal).Where(files.Exists);
        var options = new AnalyzerOptions([.. additional.Select(path => new AuditedFile(path, files))], configuration.Options);
        compilation = OwnGenerators.Run(compilation, options, cancellationToken);
        if (_users.GetValueOrDefault(project) > 1)
            CompilationCache.Of(compilation).KeepGraphs();
        return (compilation, options);
    }

    private IEnumerable<string> FilesThatThePackageAdds(LooseProject project) =>
        OwnFiles.Select(name => Path.Combine(project.File.Folder, name))
            .Concat(folders.FilesBelow(project.File.Folder, CancellationToken.None).Where(file => file.EndsWith(".models.json", StringComparison.OrdinalIgnoreCase) && Path.GetDirectoryName(file) == project.File.Folder));

    private CSharpCompilation Create(LooseProject project, CancellationToken cancellationToken)
    {
        var parse = CSharpParseOptions.Default
            .WithLanguageVersion(LanguageVersion.Preview)
            .WithDocumentationMode(DocumentationMode.None)
            .WithFeatures(Features)
            .WithPreprocessorSymbols(project.File.PreprocessorSymbols.Where(SyntaxFacts.IsValidIdentifier));
        var trees = new List<SyntaxTree>(project.Sources.Count + 1);
        foreach (var path in project.Sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (sources.Parse(path, parse, cancellationToken) is { } tree)
                trees.Add(tree);
        }

        trees.Add(GeneratedUsings(project, parse));
        var isProgram = trees.Any(static tree => tree.GetRoot() is CompilationUnitSyntax unit && unit.Members.Any(static member => member is GlobalStatementSyntax));
        var options = new CSharpCompilationOptions(
            LooseProperties.OutputOf(project.File, isProgram),
            allowUnsafe: true,
            concurrentBuild: false,
            nullableContextOptions: project.File.Properties.IsTrue("Nullable") ? NullableContextOptions.Enable : NullableContextOptions.Disable);
        return CSharpCompilation.Create(project.File.AssemblyName, trees, References(project, trees, cancellationToken), options);
    }

    private List<MetadataReference> References(LooseProject project, List<SyntaxTree> trees, CancellationToken cancellationToken)
    {
        var projects = project.AllReferences();
        var wanted = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, version) in projects.Prepend(project).SelectMany(static each => each.Packages))
            wanted.TryAdd(id, version);

        var missing = new List<string>();
        var assemblies = packages.Resolve(wanted, missing);
        foreach (var (id, version) in project.Packages)
            _packages[$"{id} {version}".Trim()] = !missing.Contains(id);

        var own = assemblies.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var references = new List<MetadataReference>(_framework.Value.Where(path => !own.Contains(Path.GetFileName(path))).Concat(assemblies).Select(Reference));
        references.AddRange(projects.Select(reference => Compile(reference, cancellationToken).Compilation.ToMetadataReference()));

        var names = own.Select(Path.GetFileNameWithoutExtension).Concat(projects.Select(static reference => reference.File.AssemblyName)).Append(project.File.AssemblyName).OfType<string>().ToList();
        references.AddRange(MissingSdks(missing, trees, names));
        return references;
    }

    /// <summary>Empty assemblies in place of SDKs that could not be found, so that rules which ask for a reference look at the project.</summary>
    private IEnumerable<MetadataReference> MissingSdks(List<string> missing, List<SyntaxTree> trees, List<string> present)
    {
        var usings = trees.SelectMany(static tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings).Select(static directive => directive.NamespaceOrType.ToString());
        var wanted = missing.Where(Sdks.IsAssembly).Concat(usings.Distinct(StringComparer.Ordinal).Select(Sdks.Assembly).OfType<string>());
        return wanted.Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !present.Any(other => other.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .Select(name => _markers.GetOrAdd(name, static key => CSharpCompilation.Create(key).ToMetadataReference()));
    }

    private MetadataReference Reference(string path) => _references.GetOrAdd(path, static key => MetadataReference.CreateFromFile(key));

    private static SyntaxTree GeneratedUsings(LooseProject project, CSharpParseOptions options)
    {
        var text = new StringBuilder("// <auto-generated/>\n");
        foreach (var name in project.File.Usings.Where(static name => NamespaceName().IsMatch(name)).Order(StringComparer.Ordinal))
            text.Append("global using ").Append(name).Append(";\n");

        foreach (var friend in project.File.FriendAssemblies)
            text.Append("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(").Append(SymbolDisplay.FormatLiteral(friend, quote: true)).Append(")]\n");

        return CSharpSyntaxTree.ParseText(SourceText.From(text.ToString(), Encoding.UTF8), options, Path.Combine(project.File.Folder, "obj", "Usings.g.cs"));
    }

    private LooseConfiguration Configuration(LooseProject project)
    {
        var paths = new List<string>();
        for (var folder = Path.GetDirectoryName(scope.Root); folder is not null && AuditScope.IsBelow(folder, scope.Boundary); folder = Path.GetDirectoryName(folder))
            paths.AddRange(ConfigurationNames.Select(name => Path.Combine(folder, name)));

        paths.AddRange(_configurationFiles.Value.Where(file => IsAround(file, project)));
        paths.AddRange(project.File.ConfigFiles);
        var off = project.File.Properties["NoWarn"].Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Where(static id => id.StartsWith("CPA", StringComparison.Ordinal));
        return LooseConfiguration.Of(paths.Distinct(StringComparer.Ordinal).Select(ConfigurationFileAt).OfType<ConfigurationFile>(), off, LooseProperties.Of(project.File));
    }

    private ConfigurationFile? ConfigurationFileAt(string path) => _configurations.GetOrAdd(path, key =>
        files.ReadText(key) is { } text ? ConfigurationFile.Parse(text, key, scope.Notes.Add) : null);

    /// <summary>Global files count for projects below them, the others for all sources below them.</summary>
    private static bool IsAround(string file, LooseProject project) =>
        Path.GetFileName(file) != ".globalconfig" || AuditScope.IsBelow(project.File.Folder, Path.GetDirectoryName(file)!);

    [GeneratedRegex(@"^[\w.@:<>,= ]{1,300}$")]
    private static partial Regex NamespaceName();

    private static readonly ImmutableHashSet<string> ConfigurationNames = [".editorconfig", ".globalconfig"];
}
