using System.CommandLine;
using CachePrefix.Postgres;
using CachePrefix.Tool.Caching;
using Npgsql;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix cache</c>.</summary>
internal sealed class CacheCommand : ICommandModule
{
    private readonly Option<FileInfo> _pairs = new("--pairs") { Description = "A file with one JSON object a line: { \"a\", \"b\", \"same\" }.", Required = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };
    private readonly Option<double> _verifierError = new("--verifier-error") { Description = "How often the scripted verifier errs.", DefaultValueFactory = static _ => 0.01 };
    private readonly Argument<FileInfo> _records = new("records") { Description = "Records of a shadow log, one JSON object a line." };
    private readonly Option<double> _maxWrong = new("--max-wrong") { Description = "The share of wrong answers to stay below.", DefaultValueFactory = static _ => 0.02 };
    private readonly Option<double> _confidence = new("--confidence") { Description = "How sure to be.", DefaultValueFactory = static _ => 0.95 };
    private readonly Option<string> _postgres = new("--postgres") { Description = "The connection string of the database.", Required = true };
    private readonly Option<string> _schema = new("--schema") { Description = "The schema of the tables.", DefaultValueFactory = static _ => new PostgresOptions().Schema };
    private readonly Option<string?> _prompt = new("--prompt") { Description = "Answers to this prompt." };
    private readonly Option<string?> _feature = new("--feature") { Description = "Answers of this feature." };
    private readonly Option<string?> _tag = new("--tag") { Description = "Answers with this tag." };
    private readonly Option<TimeSpan?> _olderThan = new("--older-than") { Description = "Answers of the semantic cache that are older, such as 7.00:00:00 for a week." };
    private readonly Option<bool> _all = new("--all") { Description = "All answers." };

    public int Order => 60;

    public string Details =>
        """
        check compares the two questions of each pair with the guard, as if every pair were similar enough, and once more with a verifier behind the guard that knows the truth and errs as often as --verifier-error says. served counts what would have been answered from the cache, wrong the part of it that should not have been; 40 % of the paraphrases are served when served less wrong is 0.4 of paraphrases.

        tune proposes the lowest threshold at which the share of wrong answers stays below --max-wrong with the wanted confidence, allowing for all thresholds that were tried; it says so when the records are too few to tell.

        remove deletes answers of the semantic cache in PostgreSQL and invalidates those of the response cache whose second level it is. A running process that has already seen a tag learns of its removal when it is started again; use the methods of ResponseCache and SemanticCache in the process for less delay.

        Exit code of check and tune: 0 if nothing is wrong or a threshold is found, 1 if not, 2 if the input cannot be read.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix cache check --pairs pairs.jsonl", "Shows what the guard would serve of your own pairs, and lists what would be wrong."),
        new("cacheprefix cache tune shadow.jsonl --max-wrong 0.01", "Proposes a threshold from shadow records."),
        new("cacheprefix cache remove --postgres \"Host=db;Database=app\" --tag doc:42", "Removes the answers that used a document."),
    ];

    public Command Create()
    {
        var check = new Command("check", "Shows what the guard against look-alikes serves of pairs of questions.") { _pairs, _json, _verifierError };
        check.SetAction((result, _) => Task.FromResult(Check(result)));
        var tune = new Command("tune", "Proposes a threshold from the records of a shadow log.") { _records, _json, _maxWrong, _confidence };
        tune.SetAction((result, _) => Task.FromResult(Tune(result)));
        var remove = new Command("remove", "Removes answers that are kept in PostgreSQL.") { _postgres, _schema, _prompt, _feature, _tag, _olderThan, _all };
        remove.SetAction(RemoveAsync);
        return new Command("cache", "Checks, tunes and empties response caches.") { check, tune, remove };
    }

    private int Check(ParseResult result)
    {
        var error = Share(result, _verifierError);
        var pairs = JsonLines.Read(result.GetRequiredValue(_pairs), QuestionPair.Read);
        var check = PairCheck.Run(pairs, error);
        var output = result.InvocationConfiguration.Output;
        output.WriteLine(result.GetValue(_json) ? check.ToJson() : check.ToText());
        return check.Guard.Wrong.Count == 0 ? ExitCodes.Clean : ExitCodes.Findings;
    }

    private int Tune(ParseResult result)
    {
        var proposal = ThresholdProposal.Of(JsonLines.Read(result.GetRequiredValue(_records), ShadowLine.Read), Share(result, _maxWrong), Share(result, _confidence));
        var output = result.InvocationConfiguration.Output;
        output.WriteLine(result.GetValue(_json) ? proposal.ToJson() : proposal.ToText());
        return proposal.Threshold is null ? ExitCodes.Findings : ExitCodes.Clean;
    }

    private async Task<int> RemoveAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var tags = new List<string>();
        if (result.GetValue(_prompt) is { } prompt)
            tags.Add("prompt:" + prompt);
        if (result.GetValue(_feature) is { } feature)
            tags.Add("feature:" + feature);
        if (result.GetValue(_tag) is { } tag)
            tags.Add(tag);
        var age = result.GetValue(_olderThan);
        if (tags.Count > 1 || (tags.Count == 0 && age is null && !result.GetValue(_all)))
            throw new CommandException("Say which answers: one of --prompt, --feature and --tag, --older-than, or --all.");

        try
        {
            var options = new PostgresOptions { Schema = result.GetRequiredValue(_schema) };
            await using var source = NpgsqlDataSource.Create(result.GetRequiredValue(_postgres));
            var store = new PostgresSemanticStore(source, options);
            var removed = await store.RemoveAsync(
                new SemanticRemoval { Tag = tags.FirstOrDefault(), CreatedBefore = age is null ? null : DateTimeOffset.UtcNow - age }, cancellationToken).ConfigureAwait(false);
            if (age is null)
            {
                using var exact = new ResponseCache(secondLevel: new PostgresDistributedCache(source, options));
                await (tags.Count == 0 ? exact.ClearAsync(cancellationToken) : exact.RemoveTagAsync(tags[0], cancellationToken)).ConfigureAwait(false);
            }

            result.InvocationConfiguration.Output.WriteLine($"Removed {removed} answers of the semantic cache{(age is null ? "; those of the response cache are no longer valid" : "")}.");
            return ExitCodes.Clean;
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException)
        {
            throw new CommandException($"The answers cannot be removed: {exception.Message}");
        }
    }

    private static double Share(ParseResult result, Option<double> option) =>
        result.GetValue(option) is >= 0 and <= 1 and var share ? share : throw new CommandException($"{option.Name} is a share from 0 to 1, not {result.GetValue(option)}.");
}
