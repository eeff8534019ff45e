using System.Globalization;
using Spectre.Console;
using ThreeProviders;

const int Questions = 200;

var bills = await Trial.RunAsync(Questions);
var table = new Table().AddColumns("Tier", "Model", "Calls", "Prefix tokens", "Tokens read", "Tokens written", "Prefix read after 1st call", "Cost", "Storage", "Billed", "Uncached", "Saving");
foreach (var bill in bills)
{
    table.AddRow(
        bill.Tier,
        bill.Model.Id,
        Number(bill.Usages.Count),
        Number(bill.PrefixTokens),
        Number(bill.Read),
        Number(bill.Written),
        Percent(bill.ReadPercent),
        Dollars(bill.Cost),
        Dollars(bill.Storage),
        Dollars(bill.Billed),
        Dollars(bill.Uncached),
        Percent(bill.SavingPercent));
}

AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 180);
AnsiConsole.Write(table);

static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

static string Dollars(decimal value) => value.ToString("$0.0000", CultureInfo.InvariantCulture);

static string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture) + " %";
