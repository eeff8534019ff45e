using System.CommandLine;
using System.Text.Json;

namespace CachePrefix.Labels.Tests;

/// <summary>A checkout of <c>acme/shop</c> with one volatile prompt (the value at line 8) and one look-alike (line 9), and labels beside it.</summary>
internal sealed class TinyCheckout : IDisposable
{
    public const string Repository = "acme/shop";
    public const string File = "src/Prompts.cs";
    public const int VolatileLine = 8;
    public const int LookAlikeLine = 20;

    private readonly string _root = Directory.CreateTempSubdirectory("cacheprefix-labels-").FullName;
    private readonly List<string> _rows = [];

    public TinyCheckout()
    {
        Checkouts = Path.Combine(_root, "checkouts");
        var source = Path.Combine(Checkouts, "acme+shop", File);
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        System.IO.File.WriteAllText(source, """
            using System;
            using Microsoft.Extensions.AI;

            public static class Prompts
            {
                public static ChatMessage System()
                {
                    return new ChatMessage(ChatRole.System, $"The time is {DateTime.Now:HH:mm}. Never promise a refund.");
                }

                // The distance keeps the two
                // places apart: a label speaks
                // for three lines around it.
                //
                //
                //

                public static ChatMessage User()
                {
                    return new ChatMessage(ChatRole.User, $"It is {DateTime.Now:HH:mm}. What is open?");
                }
            }
            """);
    }

    public string Checkouts { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public TinyCheckout Place(string label, string source, params int[] lines)
    {
        _rows.Add(JsonSerializer.Serialize(new { repo = Repository, head = "0", path = File, lines, label, source, level = "L0 expression", sink = "ChatMessage" }));
        return this;
    }

    /// <summary>Adds a place whose own lines are in a file that no finding names, and that has these in the file that one does.</summary>
    public TinyCheckout PlaceThrough(params int[] lines)
    {
        _rows.Add(JsonSerializer.Serialize(new { repo = Repository, head = "0", path = "src/Clock.cs", lines = new[] { 1 }, extra = lines.Select(static line => $"{File}:{line}").Append("src/Other.cs").ToArray(), label = "tp", source = "time", level = "L3" }));
        return this;
    }

    public TinyCheckout Judged(string verdict, string id = "CPA1001", int line = VolatileLine)
    {
        _rows.Add(JsonSerializer.Serialize(new { repo = Repository, head = "0", path = "Prompts.cs", line, id, verdict, kind = "clock" }));
        return this;
    }

    /// <summary>Adds a file whose prompt (line 12) is far from its value (line 5), and labels the prompt as a look-alike.</summary>
    public TinyCheckout LookAlikeFarFromItsValue()
    {
        System.IO.File.WriteAllText(Path.Combine(Checkouts, "acme+shop", "src/Far.cs"), """
            using System;
            using Microsoft.Extensions.AI;
            public static class Far
            {
                private static string Clock() => $"The time is {DateTime.Now:HH:mm}. Never promise a refund.";

                //
                //
                //
                public static ChatMessage System()
                {
                    return new ChatMessage(ChatRole.System, Clock());
                }
            }
            """);
        return Row(JsonSerializer.Serialize(new { repo = Repository, head = "0", path = "src/Far.cs", lines = new[] { 12 }, label = "tn", source = "none" }));
    }

    public TinyCheckout Row(string row)
    {
        _rows.Add(row);
        return this;
    }

    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] options)
    {
        var labels = Path.Combine(_root, "labels.jsonl");
        await System.IO.File.WriteAllLinesAsync(labels, _rows);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] arguments = options.Contains("--checkouts") ? [labels, .. options] : [labels, "--checkouts", Checkouts, .. options];
        var code = await LabelsCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    public async Task<JsonElement> ScoreAsync()
    {
        var (code, output, error) = await RunAsync("--json");
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }
}
