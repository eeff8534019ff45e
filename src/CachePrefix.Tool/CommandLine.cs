using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using CachePrefix.Auditing;
using CachePrefix.Auditing.Reports;
using CachePrefix.Tool.Commands;

namespace CachePrefix.Tool;

/// <summary>The command line of the tool.</summary>
internal static class CommandLine
{
    /// <summary>What people type; the assembly has another name.</summary>
    public const string Name = "cacheprefix";

    public const string Description = "Finds what keeps prompt caches from working in C# code, and helps to fix it.";

    /// <summary>All commands with their definitions, as they stand in the help.</summary>
    public static IReadOnlyList<(ICommandModule Module, Command Command)> CreateCommands() =>
    [
        .. typeof(CommandLine).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(ICommandModule).IsAssignableFrom(type))
            .Select(static type => (ICommandModule)Activator.CreateInstance(type)!)
            .OrderBy(static module => module.Order)
            .ThenBy(static module => module.GetType().Name, StringComparer.Ordinal)
            .Select(static module => (module, module.Create())),
    ];

    public static RootCommand Create()
    {
        var root = new RootCommand(Description);
        var modules = CreateCommands();
        foreach (var (_, command) in modules)
            root.Add(command);
        if (root.Options.OfType<HelpOption>().FirstOrDefault() is { Action: SynchronousCommandLineAction help } option)
            option.Action = new HelpWithExamples(help, modules);

        return root;
    }

    /// <summary>Runs a command line and gives its exit code. Expected failures become one line on the error output, never a stack trace.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, InvocationConfiguration? configuration = null)
    {
        configuration ??= new InvocationConfiguration();
        configuration.EnableDefaultExceptionHandler = false;
        try
        {
            var result = Create().Parse(arguments);
            var code = await result.InvokeAsync(configuration);
            return result.Errors.Count > 0 ? ExitCodes.CouldNotRun : code;
        }
        catch (OperationCanceledException)
        {
            await configuration.Error.WriteLineAsync("Cancelled.");
            return ExitCodes.CouldNotRun;
        }
        catch (Exception exception) when (exception is AuditException or CommandException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await configuration.Error.WriteLineAsync(Printable.Of(exception.Message));
            return ExitCodes.CouldNotRun;
        }
        catch (Exception exception)
        {
            await configuration.Error.WriteLineAsync($"cacheprefix failed: {exception.GetType().Name}: {Printable.Of(exception.Message)} Please report it, with the command line.");
            return ExitCodes.CouldNotRun;
        }
    }
}
