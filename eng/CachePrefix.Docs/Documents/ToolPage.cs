using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using CachePrefix.Tool;
using CachePrefix.Tool.Commands;

namespace CachePrefix.Docs;

/// <summary>The page of the command-line tool, from the definitions of its commands.</summary>
internal static class ToolPage
{
    private const string FileName = "docs/tool.md";

    public static GeneratedDocument Create() => new(FileName, static current => MarkedBlock.Replace(current ?? Frame, "commands", Commands(), FileName));

    private const string Frame = "# The command-line tool\n\n<!-- generated commands -->\n<!-- end of commands -->\n";

    private static string Commands()
    {
        var text = new StringBuilder();
        foreach (var (module, command) in CommandLine.CreateCommands())
        {
            text.Append("## ").Append(command.Name).Append("\n\n").Append(command.Description).Append("\n\n");
            if (command.Subcommands.Count == 0)
                AddUsage(text, command, $"{CommandLine.Name} {command.Name}");
            foreach (var child in command.Subcommands)
            {
                text.Append("### ").Append(command.Name).Append(' ').Append(child.Name).Append("\n\n").Append(child.Description).Append("\n\n");
                AddUsage(text, child, $"{CommandLine.Name} {command.Name} {child.Name}");
            }

            if (module.Details.Length > 0)
                text.Append(module.Details.ReplaceLineEndings("\n").TrimEnd()).Append("\n\n");
            AddExamples(text, module.Examples);
        }

        return text.ToString();
    }

    private static void AddUsage(StringBuilder text, Command command, string name)
    {
        var options = command.Options.Where(static option => option is not (HelpOption or VersionOption) && !option.Hidden).ToList();
        text.Append("```\n").Append(name);
        foreach (var argument in command.Arguments)
            text.Append(argument.Arity.MinimumNumberOfValues == 0 ? $" [<{argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}]" : $" <{argument.Name}>");
        text.Append(options.Count > 0 ? " [options]" : "").Append("\n```\n\n");
        if (command.Arguments.Count + options.Count == 0)
            return;

        text.Append("| argument or option | meaning | default |\n| --- | --- | --- |\n");
        foreach (var argument in command.Arguments)
            AddRow(text, $"<{argument.Name}>", argument.Description, argument.HasDefaultValue ? argument.GetDefaultValue() : null, []);
        foreach (var option in options)
            AddRow(text, string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Prepend(option.Name)), option.Description, option.HasDefaultValue ? option.GetDefaultValue() : null, Values(option));
        text.Append('\n');
    }

    private static void AddRow(StringBuilder text, string name, string? description, object? value, IReadOnlyList<string> values)
    {
        var shown = value switch
        {
            null or false => "",
            string[] several => $"`{string.Join(' ', several)}`",
            _ => $"`{Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)}`",
        };
        text.Append("| `").Append(name).Append("` | ").Append((description ?? "").Replace("|", "\\|", StringComparison.Ordinal));
        if (values.Count > 0)
            text.Append(' ').AppendJoin(", ", values.Select(static each => $"`{each}`")).Append('.');
        text.Append(" | ").Append(shown).Append(" |\n");
    }

    private static List<string> Values(Option option) =>
        option.ValueType == typeof(string) ? [.. option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(static item => item.Label)] : [];

    private static void AddExamples(StringBuilder text, IReadOnlyList<CommandExample> examples)
    {
        text.Append("Examples:\n\n");
        foreach (var example in examples)
            text.Append("- `").Append(example.CommandLine).Append("`<br>").Append(example.Explanation).Append('\n');
        text.Append('\n');
    }
}
