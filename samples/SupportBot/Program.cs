using System.CommandLine;
using CachePrefix.Evaluation;
using Spectre.Console;
using SupportBot;

var questions = new Option<int?>("--questions")
{
    Description = $"How many questions to ask, 1 to {SupportQuestion.Most}. Unless given, {SupportQuestion.Most} to the emulator and 20 to the real service.",
    HelpName = "number",
    CustomParser = static result =>
    {
        if (int.TryParse(result.Tokens[0].Value, out var number) && number is >= 1 and <= SupportQuestion.Most)
            return number;
        result.AddError($"--questions is '{result.Tokens[0].Value}'; give a number from 1 to {SupportQuestion.Most}.");
        return null;
    },
};
var live = new Option<bool>("--live") { Description = "Ask the real service, which costs money. Needs ANTHROPIC_API_KEY." };
var json = new Option<bool>("--json") { Description = "Print one JSON object instead of the table." };
var gate = new Option<bool>("--gate") { Description = "Shows whether the cascade answers as well as the large model alone, instead of comparing bills. Exit code 0 if it holds, 1 if it drops, 3 if it cannot be told." };
var noValidator = new Option<bool>("--without-validator") { Description = "With --gate: the cascade without its validator, which the gate does not let pass." };
var answers = new Option<string?>("--answers") { Description = "With --gate: a folder that keeps answers, so that a re-run pays only for what changed." };
var command = new RootCommand("Answers support questions twice, uncached and through a generated prompt client, and compares the bills.") { questions, live, json, gate, noValidator, answers };
command.SetAction(async (arguments, cancellationToken) =>
{
    var isLive = arguments.GetValue(live);
    if (isLive && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY")))
    {
        Console.Error.WriteLine("--live needs an API key in the environment variable ANTHROPIC_API_KEY. Leave --live out to use the offline emulator.");
        return 2;
    }

    var count = arguments.GetValue(questions) ?? (isLive ? 20 : SupportQuestion.Most);
    var asJson = arguments.GetValue(json);
    try
    {
        if (arguments.GetValue(gate))
        {
            var result = await new QualityGate(
                SupportQuestion.Create(ProductHandbook.Embedded, count), isLive, !arguments.GetValue(noValidator), arguments.GetValue(answers)).RunAsync(cancellationToken);
            Console.WriteLine(asJson ? result.Summary.ToJson() : MarkdownPage.Of(result.Summary).TrimEnd());
            return result.Verdict switch { Verdict.Holds => 0, Verdict.Drops => 1, _ => 3 };
        }

        var experiment = new Experiment(SupportQuestion.Create(ProductHandbook.Embedded, count), isLive);
        var comparison = await Report.WithProgressAsync(experiment, showProgress: !asJson && AnsiConsole.Profile.Out.IsTerminal, cancellationToken);
        if (asJson)
            Report.WriteJson(comparison, Console.Out);
        else
            Report.WriteTable(comparison, AnsiConsole.Console);
        return 0;
    }
    catch (Exception exception) when (exception is not OperationCanceledException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
