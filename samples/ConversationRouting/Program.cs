using System.CommandLine;
using ConversationRouting;
using Spectre.Console;

var json = new Option<bool>("--json") { Description = "Print a JSON array instead of the tables." };
var talks = new Option<int>("--talks") { Description = "How many conversations to replay.", DefaultValueFactory = static _ => 8 };
var turns = new Option<int>("--turns") { Description = "How many turns each of them has.", DefaultValueFactory = static _ => 24 };
var seed = new Option<int>("--seed") { Description = "Makes other conversations.", DefaultValueFactory = static _ => 100 };
var sizes = new Option<int[]>("--tokens") { Description = "The sizes of the files, in tokens.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = static _ => [8_000, 30_000, 60_000] };
foreach (var option in new[] { talks, turns })
{
    option.Validators.Add(result =>
    {
        if (result.GetValue(option) < 1)
            result.AddError($"{option.Name} is {result.GetValue(option)}; give 1 or more.");
    });
}

var command = new RootCommand("Replays conversations of mixed difficulty with every way to choose a tier, against an emulated provider, and compares cost and quality.") { json, talks, turns, seed, sizes };
command.SetAction(async (arguments, cancellationToken) =>
{
    var replay = new Replay(arguments.GetValue(talks), arguments.GetValue(turns), arguments.GetValue(seed));
    var outcomes = new List<Outcome>();
    foreach (var tokens in arguments.GetValue(sizes) ?? [])
    {
        var rows = await replay.RunAsync(tokens, cancellationToken);
        outcomes.AddRange(rows);
        if (!arguments.GetValue(json))
            Report.WriteTable(rows, AnsiConsole.Console);
    }

    if (arguments.GetValue(json))
        Report.WriteJson(outcomes, Console.Out);
    return 0;
});
return await command.Parse(args).InvokeAsync();
