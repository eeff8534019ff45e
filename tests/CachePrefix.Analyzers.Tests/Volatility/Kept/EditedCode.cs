using System.Globalization;
using System.Text;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Tests.Volatility.Kept;

/// <summary>A made-up project of prompts, helpers, fields and implementations of an interface that call each other across files, and somebody who edits it.</summary>
internal sealed class EditedCode
{
    private const int Files = 14;
    private const int Members = 8;

    private const string Common = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Microsoft.Extensions.AI;

        public interface IPart { string Text(string x); }
        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private readonly Random _random;
    private readonly bool _isDeep;
    private readonly string[][] _bodies;
    private readonly int[] _extra = new int[Files];

    /// <param name="seed">Which project and which edits.</param>
    /// <param name="isDeep">Whether calls go in circles and deeper than they are followed.</param>
    public EditedCode(int seed, bool isDeep)
    {
        _random = new Random(seed);
        _isDeep = isDeep;
        _bodies = [.. Enumerable.Range(0, Files).Select(file => Enumerable.Range(0, Members).Select(member => Body(file, member)).ToArray())];
        Compilation = Create();
    }

    /// <summary>The project as edits made it: all files but the edited ones are those of the compilation before.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The same project, read anew.</summary>
    public CSharpCompilation Create() => CSharpCompilation.Create(
        "Subject",
        Enumerable.Range(0, Files).Select(file => CSharpSyntaxTree.ParseText(Text(file), Parse, PathOf(file))).Append(CSharpSyntaxTree.ParseText(Common, Parse, "Common.cs")),
        ReferenceSets.Default,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public void Edit()
    {
        var file = _random.Next(Files);
        Change(file);
        if (_random.Next(12) == 0)
        {
            var other = _random.Next(Files);
            Change(other);
            Replace(other);
        }

        Replace(file);
    }

    private void Change(int file)
    {
        if (_random.Next(25) == 0)
            _extra[file] = _random.Next(3);
        else if (_random.Next(4) != 0)
            ChangeBody(file, _random.Next(Members));
        else
            ChangeBody(file, 5);
    }

    private void ChangeBody(int file, int member) => _bodies[file][member] = Body(file, member);

    private void Replace(int file)
    {
        var tree = Compilation.SyntaxTrees.Single(tree => tree.FilePath == PathOf(file));
        var text = SourceText.From(Text(file));
        Compilation = Compilation.ReplaceSyntaxTree(tree, _random.Next(2) == 0 ? tree.WithChangedText(text) : CSharpSyntaxTree.ParseText(text, Parse, tree.FilePath));
    }

    /// <summary>The order of paths is not that of the files.</summary>
    private static string PathOf(int file) => string.Create(CultureInfo.InvariantCulture, $"F{file * 5 % Files:00}.cs");

    private string Text(int file)
    {
        var bodies = _bodies[file];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            public class C{{file}} : IPart
            {
                public static string Shared{{file}} = {{bodies[0]}};
                public static readonly List<string> Notes{{file}} = ["note"];
                public static int Count{{file}};
                public string SystemPrompt => {{bodies[7]}};
                private string _own = "";
                private int _count;
                public string Prop{{file}} => {{bodies[1]}};
                public static string Help{{file}}(string x) { {{bodies[2]}} }
                public string Text(string x) { {{bodies[3]}} }
                public ChatMessage Prompt{{file}}(string x, IPart part) { {{bodies[4]}} }
                public void Work{{file}}(string x) { {{bodies[5]}} }
                public static ChatMessage Make{{file}}(string x) { {{bodies[6]}} }
                public object Use{{file}}(string x) => _own + _count;

            """);
        for (var i = 0; i < _extra[file]; i++)
            text.Append(CultureInfo.InvariantCulture, $"    public int Extra{i}() => {i};\n");
        return text.Append("}\n").ToString();
    }

    private string Body(int file, int member) => member switch
    {
        0 => Value(file, "\"a\"", 1),
        1 => _random.Next(2) == 0 ? $"_own + {Value(file, "\"b\"", 2)}" : Value(file, "\"b\"", 2),
        2 or 3 => Helper(file),
        4 => _random.Next(5) switch
        {
            4 => Call("return new ChatMessage(ChatRole.System, new C#().SystemPrompt);"),
            0 => Call($"""var own = {Value(file, "x", 2)}; return C#.Make#(own);"""),
            1 => $"""return new ChatMessage(ChatRole.System, "You answer. " + part.Text(x) + {Value(file, "x", 2)} + " End.");""",
            2 => """_count++; return new ChatMessage(ChatRole.System, "You answer. " + _count + _own + " End.");""",
            _ => $"""return new ChatMessage(ChatRole.System, "You answer. " + {Value(file, "x", 2)} + " End.");""",
        },
        5 => _random.Next(8) switch
        {
            6 => Call($"C#.Notes#.Add({Value(file, "x", 2)});"),
            7 => Call("C#.Count#++;"),
            0 => $"""_own = {Value(file, "x", 2)};""",
            1 => """_count++;""",
            2 => $"""_ = new ChatMessage(ChatRole.System, "You work. " + {Value(file, "x", 2)});""",
            3 => $"""_ = Make{file}({Value(file, "x", 2)});""",
            4 => Call("C#.Shared# = x;"),
            _ => $"""Console.WriteLine({Value(file, "x", 2)});""",
        },
        7 => $"\"You answer. \" + {Value(file, "\"p\"", 2)}",
        _ => _random.Next(3) == 0
            ? $"""return new ChatMessage(ChatRole.User, {Value(file, "x", 1)});"""
            : $"""return new ChatMessage(ChatRole.System, "You make. " + x + {Value(file, "x", 1)} + " End.");""",
    };

    /// <summary>Code that uses a class, which <c>#</c> stands for.</summary>
    private string Call(string code) => code.Replace("#", _random.Next(Files).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private string Helper(int file) => _random.Next(3) switch
    {
        0 => $"""var t = {Value(file, "x", 2)}; if (x.Length > 3) t += {Value(file, "x", 2)}; return t;""",
        1 => $"""var t = ""; foreach (var w in x.Split(' ')) t += w + {Value(file, "x", 1)}; return t;""",
        _ => $"return {Value(file, "x", 2)};",
    };

    private string Value(int file, string argument, int depth)
    {
        var other = _isDeep ? _random.Next(Files) : Math.Min(Files - 1, file + 1 + _random.Next(4));
        var value = _random.Next(depth == 0 ? 6 : 14) switch
        {
            0 => "\"Be brief.\"",
            1 => "DateTime.Now",
            2 => argument,
            3 => "DateTime.Today.ToString(\"yyyy-MM-dd\")",
            4 => "\"constant text\"",
            5 => "Guid.NewGuid()",
            6 or 7 => other == file && !_isDeep ? "\"end\"" : $"C{other}.Help{other}({Value(file, argument, depth - 1)} + \"\")",
            8 => $"new C{other}().Text({argument})",
            9 => $"C{other}.Shared{other}",
            10 => $"new C{other}().Prop{other}",
            11 => $"string.Join(\", \", C{other}.Notes{other})",
            12 => $"(C{other}.Count{other} + \"\")",
            _ => $"({Value(file, argument, depth - 1)} + {Value(file, argument, depth - 1)} + \"\")",
        };
        return value[0] is 'D' or 'G' ? $"({value} + \"\")" : value;
    }
}
