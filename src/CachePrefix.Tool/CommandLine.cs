using System.CommandLine;
using CachePrefix.Tool.Commands;

namespace CachePrefix.Tool;

/// <summary>The command line of the tool.</summary>
internal static class CommandLine
{
    /// <summary>All commands, as they stand in the help.</summary>
    public static IReadOnlyList<ICommandModule> Modules { get; } =
    [
        .. typeof(CommandLine).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(ICommandModule).IsAssignableFrom(type))
            .Select(static type => (ICommandModule)Activator.CreateInstance(type)!)
            .OrderBy(static module => module.Order)
            .ThenBy(static module => module.GetType().Name, StringComparer.Ordinal),
    ];

    public static RootCommand Create()
    {
        var root = new RootCommand("Finds what keeps prompt caches from working in C# code, and helps to fix it.");
        foreach (var module in Modules)
            root.Add(module.Create());

        return root;
    }

    public static Task<int> RunAsync(IReadOnlyList<string> arguments, InvocationConfiguration? configuration = null) =>
        Create().Parse(arguments).InvokeAsync(configuration ?? new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
