using System.CommandLine;
using CachePrefix.Auditing;
using CachePrefix.Labels.Reading;
using CachePrefix.Labels.Reports;
using CachePrefix.Labels.Scoring;

namespace CachePrefix.Labels;

/// <summary>Measures the analyzers against labels on public code. Audits loosely, at all severities, what lies on this machine; fetches nothing.</summary>
internal static class LabelsCommand
{
    public static RootCommand Create()
    {
        var labels = new Argument<string[]>("labels") { Description = "Files with labels (.jsonl), or folders with such files.", Arity = ArgumentArity.OneOrMore };
        var checkouts = new Option<string>("--checkouts", "-c") { Description = "The folder with the checkouts, each at 'owner+name', 'owner/name' or 'name'; or one checkout itself.", Required = true };
        var repositories = new Option<string[]>("--repo") { Description = "Measure only this repository, 'owner/name'. May be given several times." };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON." };
        var command = new RootCommand("Measures precision and recall of the analyzers against labels on public code.") { labels, checkouts, repositories, json };
        command.SetAction(async (result, cancellationToken) =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            try
            {
                var score = await MeasureAsync(LabelSet.Load(result.GetValue(labels)!), result.GetValue(checkouts)!, result.GetValue(repositories) ?? [], error, cancellationToken);
                await output.WriteAsync(result.GetValue(json) ? ScoreJson.Write(score) : ScoreText.Write(score));
                return 0;
            }
            catch (Exception exception) when (exception is LabelsException or AuditException)
            {
                await error.WriteLineAsync(exception.Message);
                return 2;
            }
        });
        return command;
    }

    /// <summary>Audits every repository that has labels and a checkout.</summary>
    internal static async Task<Score> MeasureAsync(LabelSet labels, string checkouts, IReadOnlyCollection<string> repositories, TextWriter progress, CancellationToken cancellationToken)
    {
        var places = Checkouts.In(checkouts, labels.Repositories);
        var measured = new List<RepositoryScore>();
        var missing = new List<string>();
        foreach (var repository in labels.Repositories.Where(repository => repositories.Count == 0 || repositories.Contains(repository)))
        {
            if (places.Find(repository) is not { } folder)
            {
                missing.Add(repository);
                continue;
            }

            try
            {
                var audit = await Auditor.RunAsync(new AuditOptions { Paths = [folder], Mode = AuditMode.Loose, MinimumSeverity = Auditing.Findings.FindingSeverity.Hidden }, null, cancellationToken);
                measured.Add(RepositoryScore.Of(repository, labels, audit.Findings, path => File.Exists(Path.Combine(folder, path))));
                await progress.WriteLineAsync($"{repository}: {audit.Findings.Count} findings in {audit.Elapsed.TotalSeconds:0.0} s");
            }
            catch (AuditException exception)
            {
                missing.Add(repository);
                await progress.WriteLineAsync($"{repository}: {exception.Message}");
            }
        }

        if (measured.Count == 0)
            throw new LabelsException($"None of the labelled repositories is checked out in '{checkouts}' ({string.Join(", ", missing)}). Check them out at 'owner+name'.");

        return new Score(measured, missing);
    }
}
