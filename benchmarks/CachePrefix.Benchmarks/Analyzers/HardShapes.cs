using System.Globalization;
using System.Text;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>Code of shapes that cost an interpreter most, each with a system prompt at its end.</summary>
internal static class HardShapes
{
    public static IEnumerable<(string Name, string Source)> All =>
    [
        ("switch of 2,000 cases", Method(
            "int n",
            $"string text = \"\"; switch (n) {{ {Repeat(2_000, i => $"case {i}: text = \"case {i}\" + n; break;")} default: text = \"\" + DateTime.Now; break; }}",
            "text")),
        ("1,500 ifs that concatenate", Method(
            "int n, string name",
            "string text = \"\" + DateTime.Now;" + Repeat(1_500, i => $"if (n > {i}) text += \"line {i} \" + name;"),
            "text")),
        ("1,500 ifs over 50 places", Method(
            "int n, string name",
            Repeat(50, i => $"string t{i} = \"\" + DateTime.Now;") + Repeat(1_500, i => $"if (n > {i}) t{i % 50} += t{(i + 1) % 50} + name;"),
            "t0")),
        ("300 nested lambdas", Method(
            "string name",
            Repeat(300, i => $"Func<string> f{i} = () => {{ var v{i} = name + {i};") + "return name + DateTime.Now; };"
                + Repeat(299, i => $"return v{298 - i} + f{299 - i}(); }};"),
            "f0()")),
        ("300 lambdas side by side", Method(
            "string name",
            Repeat(300, i => $"Func<int, string> f{i} = n => n > {i} ? name + {(i == 0 ? "DateTime.Now" : $"f{i - 1}(n)")} : name;"),
            "f299(1)")),
        ("200 mutually recursive methods", string.Concat(Enumerable.Range(0, 200).Select(i =>
            $"static string M{i}(int n) => n == 0 ? \"\" + DateTime.Now : M{(i + 1) % 200}(n - 1) + M{(i + 7) % 200}(n - 1);\n")) + Method("int n", "", "M0(n)")),
        ("method of 3,000 lines", Method(
            "int n, string name",
            "var builder = new StringBuilder(); var now = DateTime.Now;" + Repeat(3_000, i => (i % 4) switch
            {
                0 => $"var a{i} = $\"{{name}} {{now:O}} {i}\";",
                1 => $"if (n == {i}) builder.AppendLine(a{i - 1});",
                2 => $"foreach (var c in a{i - 2}.Split(' ')) builder.Append(c).Append({i});",
                _ => $"builder.Append(name.Length + {i});",
            }),
            "builder.ToString()")),
        ("nested loops", Method(
            "int n, string name",
            Repeat(40, i => $"string t{i} = name;") + Repeat(12, i => $"while (n > {i}) {{ t{i} += t{i + 1} + DateTime.Now; if (n == {i}) break;")
                + Repeat(40, i => $"t{i} += t{(i + 1) % 40};") + Repeat(12, _ => "}"),
            "t0")),
        ("object initializer of 500 members", "class Wide { " + Repeat(500, i => $"public string P{i} {{ get; set; }} = \"\";") + " }"
            + Method("int n, string name", "var wide = new Wide { " + Repeat(500, i => $"P{i} = n > {i} ? name + {i} : \"\" + DateTime.Now,") + " };", "System.Text.Json.JsonSerializer.Serialize(wide)")),
    ];

    public static string File(string members) => $$"""
        using Microsoft.Extensions.AI;

        class Subject
        {
            {{members}}
        }
        """;

    private static string Method(string parameters, string body, string prompt) =>
        $"\nChatMessage Ask({parameters})\n{{\n{body}\nreturn new ChatMessage(ChatRole.System, \"You answer. \" + {prompt} + \" Be brief.\");\n}}\n";

    private static string Repeat(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{line(i)}\n");

        return text.ToString();
    }
}
