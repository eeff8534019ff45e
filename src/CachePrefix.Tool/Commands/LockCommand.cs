using System.CommandLine;
using CachePrefix.Auditing;
using CachePrefix.Auditing.Locking;
using CachePrefix.Auditing.Reports;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix lock</c>.</summary>
internal sealed class LockCommand : ICommandModule
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Folders, solutions or projects.", DefaultValueFactory = static _ => ["."], Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _loose = new("--loose") { Description = "Read the text alone: evaluate no project, run nothing of the code base, need no build and no restore." };

    public int Order => 30;

    public string Details =>
        """
        The prefix lock, Prompts.lock.txt beside a project file, holds the hash of every prompt's constant part, so that a change that makes cache entries useless shows in a review. Builds compare it, too (CPA3004, CPA3005).

        Exit code of check: 0 if all locks agree with the code, 1 if one differs, 2 if nothing could be compared. Projects with prompts and without a lock are named and do not count.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix lock check", "Compares the locks below the current folder with the code."),
        new("cacheprefix lock update src/Shop", "Writes the lock of a project, or creates it."),
    ];

    public Command Create()
    {
        var check = new Command("check", "Says what differs between prefix locks and code.") { _paths, _loose };
        check.SetAction(CheckAsync);
        var update = new Command("update", "Writes prefix locks, and creates those that are missing.") { _paths, _loose };
        update.SetAction(UpdateAsync);
        return new Command("lock", "Compares and writes prefix locks.") { check, update };
    }

    private async Task<int> CheckAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var output = result.InvocationConfiguration.Output;
        var code = ExitCodes.Clean;
        foreach (var project in await CompareAsync(result, cancellationToken))
        {
            if (!project.Exists)
            {
                await WriteLineAsync(output, $"{project.Project} has no lock; 'cacheprefix lock update {project.Project}' creates it.");
                continue;
            }

            await WriteLineAsync(output, project.Differences.Count == 0 ? $"{project.Project}: the lock agrees with the code." : $"{project.Project}: the lock differs from the code.");
            foreach (var difference in project.Differences)
                await WriteLineAsync(output, $"  {difference}");
            if (project.Differences.Count > 0)
                code = ExitCodes.Findings;
        }

        return code;
    }

    private async Task<int> UpdateAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var output = result.InvocationConfiguration.Output;
        foreach (var project in await CompareAsync(result, cancellationToken))
        {
            if (project.Exists && project.Differences.Count == 0)
            {
                await WriteLineAsync(output, $"{project.Project}: the lock agrees with the code.");
                continue;
            }

            await project.WriteAsync(cancellationToken);
            await WriteLineAsync(output, $"{project.Project}: wrote {project.Path}.");
            foreach (var difference in project.Differences)
                await WriteLineAsync(output, $"  {difference}");
        }

        return ExitCodes.Clean;
    }

    private async Task<IReadOnlyList<ProjectLock>> CompareAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var paths = result.GetValue(_paths)!;
        var locks = await PrefixLock.CompareAsync(new AuditOptions { Paths = paths, Mode = result.GetValue(_loose) ? AuditMode.Loose : AuditMode.Auto }, cancellationToken);
        return locks.Count > 0 ? locks : throw new CommandException($"There is no prompt with a constant part and no Prompts.lock.txt at '{string.Join("', '", paths)}'. Name a folder, a solution or a project with prompt definitions.");
    }

    private static Task WriteLineAsync(TextWriter output, string line) =>
        output.WriteLineAsync(Printable.Of(line));
}
