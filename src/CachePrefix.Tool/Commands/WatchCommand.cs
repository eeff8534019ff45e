using System.CommandLine;
using CachePrefix.Ledger.Reports;
using CachePrefix.Tool.Output;
using Spectre.Console;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix watch</c>.</summary>
internal sealed class WatchCommand : ICommandModule
{
    private readonly Argument<FileInfo> _ledger = new("ledger") { Description = "The ledger: a SQLite file, or JSON lines with the ending .jsonl." };
    private readonly Option<double> _hours = new("--hours") { Description = "How many hours back the numbers go.", DefaultValueFactory = static _ => 24 };
    private readonly Option<double> _interval = new("--interval") { Description = "Seconds between two looks.", DefaultValueFactory = static _ => 2 };
    private readonly Option<bool> _once = new("--once") { Description = "Looks once and ends, as it does where the output is no terminal." };

    public int Order => 34;

    public string Details => "Shows calls, hit rate, cost and what is wrong, prompt by prompt, while a program writes the ledger. Ends with Ctrl+C.";

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix watch calls.db", "Shows the last 24 hours, live."),
        new("cacheprefix watch calls.db --hours 1 --once", "Prints the last hour once."),
    ];

    public Command Create()
    {
        var command = new Command("watch", "Shows a ledger live in the terminal.") { _ledger, _hours, _interval, _once };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var hours = result.GetValue(_hours);
        var interval = result.GetValue(_interval);
        if (hours is not (> 0 and <= 9_600))
            throw new CommandException("--hours is the time that is shown; give a number above 0 and up to 9600.");
        if (interval is not (>= 0.1 and <= 3_600))
            throw new CommandException("--interval is in seconds; give a number from 0.1 to 3600.");

        var ledger = LedgerFile.Open(result.GetRequiredValue(_ledger));
        var output = result.InvocationConfiguration.Output;
        var isLive = !result.GetValue(_once) && output == Console.Out && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = isLive ? AnsiSupport.Detect : AnsiSupport.No, Interactive = InteractionSupport.No });
        if (!isLive)
        {
            console.Profile.Width = WatchTable.WidthWithoutTerminal;
            console.Write(WatchTable.Of(await ReadAsync(ledger, hours, cancellationToken)));
            return ExitCodes.Clean;
        }

        await console.Live(WatchTable.Of(await ReadAsync(ledger, hours, cancellationToken))).StartAsync(async live =>
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromSeconds(interval), cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
                if (!cancellationToken.IsCancellationRequested)
                    live.UpdateTarget(WatchTable.Of(await ReadAsync(ledger, hours, cancellationToken)));
            }
        });
        return ExitCodes.Clean;
    }

    private static Task<LedgerReport> ReadAsync(ICallLedger ledger, double hours, CancellationToken cancellationToken)
    {
        var to = DateTimeOffset.UtcNow.AddSeconds(1);
        return LedgerReport.ReadAsync(ledger, to.AddHours(-hours), to, cancellationToken: cancellationToken);
    }
}
