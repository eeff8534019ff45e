using System.Reflection;
using System.Text;
using CachePrefix.Analyzers.Requests;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.AI;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>
/// Programs by chance that put messages with breakpoints into a list, on many ways: where the rule says that there are too many, there are in
/// each run; where no way branches, it says so whenever there are.
/// </summary>
public class RequestSoundnessTests
{
    private const int Programs = 120;
    private const int Most = 4;

    [Fact]
    public async Task What_is_reported_happens_in_each_run()
    {
        var sources = Enumerable.Range(0, Programs).Select(seed => (Text: new Generator(new Random(seed), isStraight: seed % 3 == 0).Write(seed), IsStraight: seed % 3 == 0)).ToList();
        var compilation = CSharpCompilation.Create(
            "Programs",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source.Text, path: $"{index:000}.cs")),
            ReferenceSets.Default,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var findings = await compilation.WithAnalyzers([new RequestAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var reported = findings.Where(finding => finding.Id == "CPA2002").Select(finding => finding.Location.SourceTree!.FilePath).ToHashSet(StringComparer.Ordinal);
        var assembly = Load(compilation);

        var failures = new List<string>();
        for (var i = 0; i < sources.Count; i++)
        {
            var counts = Runs(assembly.GetType($"Program{i}")!).ToList();
            var isReported = reported.Contains($"{i:000}.cs");
            if ((isReported && counts.Min() <= Most) || (sources[i].IsStraight && !isReported && counts.Min() > Most))
                failures.Add($"{(isReported ? "reported" : "silent")} with {string.Join(", ", counts)}\n{sources[i].Text}");
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.InRange(reported.Count, 10, Programs - 10);
    }

    private static IEnumerable<int> Runs(Type program)
    {
        var run = program.GetMethod("Run")!;
        foreach (var flags in Enumerable.Range(0, 12))
        {
            var sent = (List<ChatMessage>)run.Invoke(null, [null, (flags & 1) != 0, (flags & 2) != 0, flags >> 2])!;
            yield return sent.Sum(message => message.Contents.Count(content => content.AdditionalProperties?.Count > 0));
        }
    }

    private static Assembly Load(CSharpCompilation compilation)
    {
        using var output = new MemoryStream();
        Assert.True(compilation.Emit(output).Success);
        return Assembly.Load(output.ToArray());
    }

    private sealed class Generator(Random random, bool isStraight)
    {
        private const int Deepest = 2;

        private readonly StringBuilder _text = new();
        private int _names;

        public string Write(int number)
        {
            _text.Append($$"""
                using System.Collections.Generic;
                using System.Linq;
                using Anthropic.Models.Messages;
                using Microsoft.Extensions.AI;

                public static class Program{{number}}
                {
                    static ChatMessage Marked(string text) => new(ChatRole.User, [new TextContent(text).WithCacheControl(Ttl.Ttl5m)]);
                    static ChatMessage Plain(string text) { return new ChatMessage(ChatRole.User, new List<AIContent> { new TextContent(text) }); }
                    static void Mark(TextContent content) => content.WithCacheControl(Ttl.Ttl5m);
                    static void Extend(List<ChatMessage> list, string text) => list.Add(Marked(text));
                    static List<ChatMessage> Extended(List<ChatMessage> list) { list.Add(Marked("e")); return list; }
                    static void MayExtend(List<ChatMessage> list, bool flag) { if (flag) list.Add(Marked("m")); }
                    static IEnumerable<ChatMessage> Several() { yield return Marked("1"); yield return Plain("2"); yield return Marked("3"); }
                    static void Reset(ref List<ChatMessage> list) => list = [];

                    public static List<ChatMessage> Run(IChatClient chat, bool a, bool b, int n)
                    {
                        List<ChatMessage> messages = [new(ChatRole.System, [new TextContent("role").WithCacheControl(Ttl.Ttl5m)])];

                """);
            Statements(0, isStraight ? 6 : 5);
            _text.Append("""
                        if (chat != null)
                            chat.GetResponseAsync(messages);
                        return messages;
                    }
                }
                """);
            return _text.ToString();
        }

        private void Statements(int depth, int count)
        {
            for (var i = random.Next(2, count + 1); i > 0; i--)
                Statement(depth);
        }

        private void Statement(int depth)
        {
            var name = $"v{_names++}";
            switch (random.Next(isStraight || depth == Deepest ? 9 : 16))
            {
                case 0:
                    Line($"messages.Add(Marked(\"{name}\"));");
                    break;
                case 1:
                    Line($"Extend(messages, \"{name}\");");
                    break;
                case 2:
                    Line("messages = Extended(messages);");
                    break;
                case 3:
                    Line($"var {name} = new TextContent(\"{name}\"); Mark({name}); messages.Add(new(ChatRole.User, [{name}]));");
                    break;
                case 4:
                    Line($"messages = [.. messages, Marked(\"{name}\")];");
                    break;
                case 5:
                    Line($"messages.Insert(0, Marked(\"{name}\"));");
                    break;
                case 6:
                    Line($"void {name}() => messages.Add(Marked(\"{name}\")); {name}();");
                    break;
                case 7:
                    Line("messages.AddRange(Several());");
                    break;
                case 8:
                    Line($"messages.Add(Plain(\"{name}\"));");
                    break;
                case 9:
                    Line($"if ({(random.Next(2) == 0 ? "a" : "b")}) {{");
                    Statements(depth + 1, 3);
                    Line("} else {");
                    Statements(depth + 1, 3);
                    Line("}");
                    break;
                case 10:
                    Line($"for (var {name} = 0; {name} < n; {name}++) {{");
                    Statements(depth + 1, 2);
                    Line("}");
                    break;
                case 11:
                    Line($"var {name} = new TextContent(\"{name}\"); if (a) Mark({name}); messages.Add(new(ChatRole.User, [{name}]));");
                    break;
                case 12:
                    Line("MayExtend(messages, b);");
                    break;
                case 13:
                    Line(random.Next(2) == 0 ? "messages.Clear();" : "if (a) Reset(ref messages);");
                    break;
                case 14:
                    Line("try {");
                    Statements(depth + 1, 2);
                    Line("} finally {");
                    Statements(depth + 1, 2);
                    Line("}");
                    break;
                case 15:
                    Line($"messages = b ? [.. messages, Marked(\"{name}\")] : messages;");
                    break;
            }
        }

        private void Line(string text) => _text.Append("        ").AppendLine(text);
    }
}
