using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Loading;

/// <summary>A project, or a program of a single file, that is ready to be analysed.</summary>
/// <param name="Name">What notes call it.</param>
/// <param name="IsLoose">Whether it was compiled without its build.</param>
/// <param name="Files">Full paths of its C# files.</param>
/// <param name="Compile">Gives the compilation and the options of analyzers.</param>
/// <param name="Release">Says that the project has been looked at, so that what no other one needs can go.</param>
internal sealed record LoadedProject(
    string Name,
    bool IsLoose,
    IReadOnlyList<string> Files,
    Func<CancellationToken, Task<(CSharpCompilation Compilation, AnalyzerOptions Options)>> Compile,
    Action? Release = null)
{
    /// <summary>The other projects of the audit that it refers to, directly or through others.</summary>
    public IReadOnlyList<LoadedProject> References { get; set; } = [];
}
