using System.CommandLine;
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
var command = new RootCommand("Answers support questions twice, uncached and through a generated prompt client, and compares the bills.") { questions, live, json };
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
