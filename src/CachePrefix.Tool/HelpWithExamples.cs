using System.CommandLine;
using System.CommandLine.Invocation;
using CachePrefix.Tool.Commands;

namespace CachePrefix.Tool;

/// <summary>The help of a command, with what else there is to know and examples behind it.</summary>
internal sealed class HelpWithExamples(SynchronousCommandLineAction help, IReadOnlyList<(ICommandModule Module, Command Command)> modules) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(text.ToString().Replace($"  {RootCommand.ExecutableName} ", $"  {CommandLine.Name} ", StringComparison.Ordinal));
        var command = parseResult.CommandResult.Command;
        var shown = command is RootCommand ? modules : [.. modules.Where(each => each.Command == command || each.Command.Subcommands.Contains(command))];
        if (command is not RootCommand)
        {
            foreach (var line in shown.SelectMany(static each => each.Module.Details.Split('\n')))
                output.WriteLine(line);
            output.WriteLine();
        }

        output.WriteLine("Examples:");
        foreach (var example in shown.SelectMany(each => command is RootCommand ? each.Module.Examples.Take(1) : each.Module.Examples))
        {
            output.WriteLine($"  {example.CommandLine}");
            output.WriteLine($"      {example.Explanation}");
        }

        return code;
    }
}
