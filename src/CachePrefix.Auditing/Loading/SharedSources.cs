using System.Collections.Concurrent;
using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Auditing.Loading;

/// <summary>Sources that several projects compile are read and parsed once. Each project gets a tree of its own, because a tree tells whose code it is.</summary>
internal sealed class SharedSources(SourceReader reader)
{
    private readonly ConcurrentDictionary<(string Path, string Symbols), Lazy<SyntaxTree?>> _parsed = new();
    private HashSet<string> _several = [];

    /// <summary>Names the projects that will ask.</summary>
    public void Expect(IEnumerable<LooseProject> projects)
    {
        var once = new HashSet<string>(StringComparer.Ordinal);
        _several = [.. projects.SelectMany(static project => project.Sources).Where(path => !once.Add(path))];
    }

    /// <summary>The tree of a file, or <see langword="null"/> if the file is left out.</summary>
    public SyntaxTree? Parse(string path, CSharpParseOptions options, CancellationToken cancellationToken)
    {
        if (!_several.Contains(path))
            return ParseOnce(path, path, options, cancellationToken);

        // A file path of its own makes each project's tree another one over the same code.
        var key = (path, string.Join(';', options.PreprocessorSymbolNames.Order(StringComparer.Ordinal)));
        return _parsed.GetOrAdd(key, _ => new(() => ParseOnce(path, string.Empty, options, cancellationToken))).Value?.WithFilePath(path);
    }

    private SyntaxTree? ParseOnce(string path, string name, CSharpParseOptions options, CancellationToken cancellationToken) =>
        reader.Read(path) is { } text ? CSharpSyntaxTree.ParseText(FileProgram.Blank(text), options, name, cancellationToken) : null;
}
