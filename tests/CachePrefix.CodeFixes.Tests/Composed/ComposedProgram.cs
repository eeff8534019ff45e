using System.Globalization;

namespace CachePrefix.CodeFixes.Tests.Composed;

/// <summary>A program around a composed prompt text.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Source">Its code.</param>
internal sealed record ComposedProgram(string Name, string Source)
{
    public static ComposedProgram Create(int number)
    {
        var random = new Random(number);
        var text = new ComposedText(random);
        var name = "Program" + number.ToString(CultureInfo.InvariantCulture);
        var isDefinition = random.Next(5) == 0;
        return new ComposedProgram(name, isDefinition ? Definition(name, text) : Request(name, text, random));
    }

    private static string Definition(string name, ComposedText text) => $$""""
        using System;
        using System.Collections.Generic;
        using CachePrefix;

        [Prompt]
        [Tier("simple")]
        public sealed partial class {{name}} : IPrompt<string>
        {
            [CachedPrefix]
            public string Role => {{text.Expression()}};

            [PromptInput]
            public required string Question { get; init; }

            private static readonly string name = "Ada";
            private static readonly int n = 3;
        {{Helpers}}
        }
        """";

    private static string Request(string name, ComposedText text, Random random)
    {
        var (before, system, members) = random.Next(7) switch
        {
            0 => ("        var system = " + text.Expression() + "; // the system text\n", "system", ""),
            1 => ("", "System(name, n)", "    private static string System(string name, int n) => " + text.Expression() + ";\n"),
            2 => ("", "(n > 1 ? " + text.Expression(isPlain: true) + " : \"Be kind.\")", ""),
            3 => ("        string Local() => " + text.Expression() + ";\n", "\"Be kind. \" + Local() + \" Bye.\"", ""),
            4 => ("        var text = new StringBuilder();\n        text.AppendLine(\"Be kind.\");\n        // appended\n        text.AppendLine(" + text.Expression() + ");\n        text.Append(\"Bye.\");\n", "text.ToString()", ""),
            5 => ("        var system = " + text.Expression() + ";\n        Console.Error.Write(system.Length);\n", "system", ""),
            _ => ("", text.Expression(), ""),
        };
        return $$""""
            using System;
            using System.Collections.Generic;
            using System.Text;
            using Microsoft.Extensions.AI;

            public static class {{name}}
            {
                public static List<ChatMessage> Messages(string question, string name, int n)
                {
            {{before}}
                    return
                    [
                        new(ChatRole.System, {{system}}), // the system message
                        new(ChatRole.User, {{text.User()}}),
                    ];
                }

            {{members}}{{Helpers}}
            }
            """";
    }

    private const string Helpers = """
            private static readonly string Rules = Environment.GetEnvironmentVariable("NOWHERE") ?? "Rules";

            private static string Clock() => DateTime.Now.ToString("HH:mm");

            private static string Report() => $"It is {DateTime.Now:T}.";
        """;
}
