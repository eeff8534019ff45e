using System.Diagnostics;
using System.Globalization;
using CachePrefix;
using CachePrefix.Emulator;
using NightlyTagging;

// NightlyTagging --worker ADDRESS FOLDER COUNT: the process that is killed.
if (args is ["--worker", var address, var store, var tickets])
    return await Worker.RunAsync(new Uri(address), store, int.Parse(tickets, CultureInfo.InvariantCulture));

var count = Argument("--tickets", 2_000);
var kills = Argument("--kills", 1);
await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions
{
    Rules = AnswerRules.Parse(Tickets.Rules), FirstTokenDelay = TimeSpan.Zero, BatchDuration = TimeSpan.FromSeconds(1),
});
Console.WriteLine($"{count:N0} tickets, one batch run; the process is killed {kills} times on its way.");

var folder = Directory.CreateTempSubdirectory("nightly-tagging-").FullName;
var random = new Random(11);
var line = "";
for (var run = 0; run <= kills; run++)
{
    using var worker = Start(run < kills ? random.Next(300, 2_500) : Timeout.Infinite);
    while (await worker.StandardOutput.ReadLineAsync() is { } output)
        line = output;
    await worker.WaitForExitAsync();
    Console.WriteLine(worker.ExitCode == 0 ? $"run {run + 1}: {line}" : $"run {run + 1}: killed after '{line}'");
}

Directory.Delete(folder, recursive: true);
var done = line.Split(' ');
var batch = emulator.Stats.Total;
emulator.Reset();

// The same tickets one by one, without a cache: the price per ticket does not depend on how many there are.
var sample = Math.Min(50, count);
await foreach (var item in Worker.ClientOf(emulator.BaseAddress).SendManyAsync(Tickets.Of(sample)))
    _ = item.Result ?? throw item.Error!;
var cached = emulator.Stats.Total.CostUsd / sample * count;
var usage = emulator.Stats.Total.Tokens;
CachePrefix.Models.ModelCatalog.Default.TryFind("claude-haiku-4-5", out var model);
var uncached = model!.CostOf(new TokenUsage(usage.TotalInput, Output: usage.Output), DateOnly.FromDateTime(DateTime.UtcNow))!.Value.Total / sample * count;

Console.WriteLine(FormattableString.Invariant($"""

    answered            {done[1]} of {count}, {done[2]} right
    paid for            {batch.BatchRequests} requests in batches
    batch, cached       ${batch.CostUsd:0.00}, by the results ${decimal.Parse(done[3], CultureInfo.InvariantCulture):0.00}
    one by one, cached  ${cached:0.00}
    one by one          ${uncached:0.00}
    saved               {100 * (1 - (batch.CostUsd / uncached)):0.0} %
    """));
return batch.BatchRequests == count && done[1] == done[2] ? 0 : 1;

int Argument(string name, int value) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : value;

Process Start(int milliseconds)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
    if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        start.ArgumentList.Add(typeof(Worker).Assembly.Location);
    foreach (var argument in new[] { "--worker", emulator.BaseAddress.ToString(), folder, count.ToString(CultureInfo.InvariantCulture) })
        start.ArgumentList.Add(argument);
    var process = Process.Start(start)!;
    if (milliseconds != Timeout.Infinite)
        _ = Task.Delay(milliseconds).ContinueWith(_ => process.Kill(), TaskScheduler.Default);
    return process;
}
