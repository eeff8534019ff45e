using System.Diagnostics;
using System.Globalization;
using CachePrefix.Ledger.Tests.Bills;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Ledger.Tests.Ledgers;

/// <summary>
/// A program that calls models and keeps a ledger, as a process of its own: it may be killed, and its files may be bounded. After every few calls it
/// writes one line: how many were answered and failed, and how many records are kept and lost.
/// </summary>
internal static class MeteredProcess
{
    private const int CallsPerLine = 20;

    private static Task Main(string[] args) => RunAsync(args[0], int.Parse(args[1], CultureInfo.InvariantCulture));

    /// <summary>Starts the program.</summary>
    /// <param name="ledger">The path of its ledger.</param>
    /// <param name="calls">How many calls it makes.</param>
    /// <param name="mostBlocks">The most blocks of 512 bytes that a file of it may have; no bound when <see langword="null"/>.</param>
    public static Process Start(string ledger, int calls, int? mostBlocks = null)
    {
        var command = string.Create(CultureInfo.InvariantCulture, $"exec dotnet exec '{typeof(MeteredProcess).Assembly.Location}' '{ledger}' {calls}");
        var start = new ProcessStartInfo("/bin/sh", ["-c", mostBlocks is null ? command : $"trap '' XFSZ; ulimit -f {mostBlocks}; {command}"]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>The next line of the program, or <see langword="null"/> at its end.</summary>
    public static async Task<(int Answered, int Failed, long Written, long Lost)?> ReadAsync(Process process)
    {
        if (await process.StandardOutput.ReadLineAsync() is not { } line)
            return null;
        var numbers = Array.ConvertAll(line.Split(' '), static text => int.Parse(text, CultureInfo.InvariantCulture));
        return (numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static async Task RunAsync(string ledger, int calls)
    {
        await using var program = await HotelProgram.StartAsync("", services => services.AddSqliteLedger(
            ledger, configureWriter: static options => (options.BatchSize, options.MaxTries, options.RetryDelay) = (16, 1, TimeSpan.FromMilliseconds(1))));
        var faq = program.Get<IFaqPromptClient>();
        var writer = program.Get<LedgerWriter>();
        var (answered, failed) = (0, 0);
        for (var i = 0; i < calls; i += CallsPerLine)
        {
            await Parallel.ForEachAsync(Enumerable.Range(i, CallsPerLine), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, token) =>
            {
                try
                {
                    await faq.SendAsync(new FaqPrompt { Question = $"When is breakfast on day {number}?" }, token);
                    Interlocked.Increment(ref answered);
                }
                catch (PromptException)
                {
                    Interlocked.Increment(ref failed);
                }
            });
            if (i / CallsPerLine % 2 == 1)
                await writer.FlushAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered} {failed} {writer.Written} {writer.Lost}"));
        }
    }
}
