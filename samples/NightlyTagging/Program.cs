using System.Globalization;
using CachePrefix.Emulator;
using NightlyTagging;

// NightlyTagging --worker ADDRESS FOLDER COUNT PROVIDER SIZE: the process that is killed.
if (args is ["--worker", var address, var store, var tickets, var service, var size])
    return await Worker.RunAsync(new Uri(address), store, new Tickets(int.Parse(tickets, CultureInfo.InvariantCulture), isSmall: size == "small"), service);

var isMeasured = args.Contains("--measure");
var count = Argument("--tickets") ?? Argument("--prompts") ?? 2_000;
var kills = Argument("--kills") ?? (isMeasured ? 0 : 1);
var provider = Text("--provider") ?? "anthropic";
if (provider is not ("anthropic" or "openai"))
{
    Console.Error.WriteLine($"'{provider}' is no provider of this sample; write --provider anthropic or --provider openai.");
    return 2;
}

await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions
{
    Rules = AnswerRules.Parse(Tickets.Rules), FirstTokenDelay = TimeSpan.Zero, BatchDuration = TimeSpan.FromSeconds(1), RecordRequests = false,
});
Console.WriteLine($"{count:N0} tickets, one batch run on {provider}; the process is killed {kills} times on its way.");

var folder = Directory.CreateTempSubdirectory("nightly-tagging-").FullName;
var night = new Night(emulator.BaseAddress, folder, count, provider, isMeasured ? "small" : "large");
var killed = 0;
string line;
while (true)
{
    var (exitCode, output, isKilled) = await night.RunAsync(killed < kills ? KillPoint.Of(killed, kills) : null);
    line = output;
    killed += isKilled ? 1 : 0;
    Console.WriteLine(isKilled ? $"killed at '{KillPoint.Of(killed - 1, kills)}' after '{line}'" : $"ended: {line}");
    if (!isKilled)
    {
        if (exitCode != 0)
            Console.Error.WriteLine($"The worker ended with exit code {exitCode}.");
        break;
    }
}

var (batches, distinct, largest) = await night.CountAsync();
Directory.Delete(folder, recursive: true);
var done = line.Split(' ');
if (done[0] != "done")
    return 1;

var paid = emulator.Stats.Total;
var isRight = paid.BatchRequests == count && distinct == count && done[1] == done[2] && killed == kills;
Console.WriteLine(FormattableString.Invariant($"""

    killed              {killed} times with SIGKILL
    answered            {done[1]} of {count}, {done[2]} right
    batches             {batches}, the largest of {largest} requests; {distinct} different custom_ids
    paid for            {paid.BatchRequests} requests in batches
    batch, cached       ${paid.CostUsd:0.00}, by the results ${decimal.Parse(done[3], CultureInfo.InvariantCulture):0.00}
    memory              {done[4]} MB working set and {done[5]} MB managed heap at the most
    """));
if (!isMeasured)
    Console.WriteLine(await Comparison.OfAsync(emulator, provider, count, paid.CostUsd));
return isRight ? 0 : 1;

int? Argument(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
