using System.Globalization;
using Deployments;
using Spectre.Console;

var culture = CultureInfo.InvariantCulture;
var table = new Table().AddColumns("deployments", "read from cache", "cost", "shares of the calls");
foreach (var outcome in await new Experiment(customers: 41, callsEach: 12).RunAsync())
{
    table.AddRow(
        outcome.Name,
        outcome.HitRate.ToString("P1", culture),
        outcome.Cost.ToString("$0.000", culture),
        string.Join(", ", outcome.Shares.Select(share => share.ToString("P0", culture))));
}

AnsiConsole.Write(table);
AnsiConsole.WriteLine("41 customers, 12 calls each, one in four minutes; a handbook that all share and facts of each customer are cached for five minutes.");
