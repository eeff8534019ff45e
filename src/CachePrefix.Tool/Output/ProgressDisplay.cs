using CachePrefix.Auditing;
using Spectre.Console;

namespace CachePrefix.Tool.Output;

/// <summary>Shows how far an audit has come, on a terminal only.</summary>
internal static class ProgressDisplay
{
    public static async Task<AuditResult> RunAsync(TextWriter error, Func<IProgress<AuditProgress>?, Task<AuditResult>> run)
    {
        if (Console.IsErrorRedirected || error != Console.Error)
            return await run(null);

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("Starting", maxValue: 1);
                return run(new Display(task));
            });
    }

    private sealed class Display(ProgressTask task) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value)
        {
            task.Description = value.Total > 0 ? $"{value.Phase} {value.Done}/{value.Total}" : value.Phase;
            task.IsIndeterminate = value.Total == 0;
            task.MaxValue = Math.Max(value.Total, 1);
            task.Value = value.Done;
        }
    }
}
