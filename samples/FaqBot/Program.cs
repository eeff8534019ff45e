using System.Globalization;
using CachePrefix.LocalEmbeddings;
using FaqBot;
using Spectre.Console;

var questions = FaqQuestion.Create(1_000);
using var generator = new RememberingGenerator(new LocalEmbeddingGenerator());

// Beforehand, so that no cache pays for the others: 13 ms a text on one core.
await generator.GenerateAsync(questions.Select(static question => question.Text));
var outcomes = await new Experiment(questions, generator).RunAsync();

var table = new Table().AddColumns("cache", "hits", "false hits", "model calls", "cost", "mean latency");
foreach (var outcome in outcomes)
{
    table.AddRow(
        outcome.Name,
        $"{outcome.Hits}",
        $"{outcome.FalseHits}",
        $"{outcome.ModelCalls}",
        outcome.Cost.ToString("$0.000", CultureInfo.InvariantCulture),
        outcome.MeanMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms");
}

AnsiConsole.Write(table);
AnsiConsole.WriteLine($"{questions.Count} questions to {FaqEntry.All.Count} entries, {questions.Select(static question => question.Text).Distinct().Count()} texts. A call of the model counts as {FaqModel.Latency.TotalMilliseconds} ms; embeddings, made beforehand, are not counted.");
