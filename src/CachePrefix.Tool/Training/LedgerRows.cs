using System.Globalization;

namespace CachePrefix.Tool.Training;

/// <summary>
/// Makes rows of a ledger: what the validator said of the first answer of each call is the label of its tier. Later attempts are left out, since only what the first tier got wrong comes to
/// them. A router that prefers one tier shows the others only what it chose for them; where it drew now and then, each label counts by how unlikely it was that its tier was asked.
/// </summary>
internal static class LedgerRows
{
    /// <summary>The most that one label counts, so that a few rare ones do not decide alone.</summary>
    private const double MostWeight = 100;

    /// <summary>Reads a ledger.</summary>
    /// <param name="ledger">The ledger; its records have to hold the text of the last user turn.</param>
    /// <param name="tiers">The tiers, or none to take those of the ledger by their mean cost.</param>
    /// <param name="prompt">The prompt whose calls are read, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <exception cref="CommandException">The ledger holds too little.</exception>
    public static async Task<LedgerLabels> ReadAsync(ICallLedger ledger, IReadOnlyList<DifficultyTier> tiers, string? prompt, CancellationToken cancellationToken)
    {
        var records = new List<CallRecord>();
        var (calls, withoutText) = (0, 0);
        await foreach (var record in ledger.ReadAsync(new CallQuery(Prompt: prompt), cancellationToken))
        {
            if (record is not { Attempt: 1, IsPrewarm: false, Source: AnswerSource.Model or AnswerSource.Batch, Tier: not null, Outcome: not AttemptOutcome.Failed })
                continue;
            calls++;
            if (string.IsNullOrEmpty(record.Input))
                withoutText++;
            else
                records.Add(record);
        }

        if (calls == 0)
            throw new CommandException($"The ledger has no answered call{(prompt is null ? "" : $" of prompt '{prompt}'")} that names its tier.");
        if (records.Count == 0)
            throw new CommandException($"None of the {calls} calls in the ledger holds its question. Set MeteringOptions.CaptureContent, with RedactContent where needed, and collect again.");

        var known = tiers.Count > 0 ? tiers : Find(records);
        if (known.Count < 2)
            throw new CommandException($"The ledger has answers of tier '{known[0].Name}' only; there is nothing to compare. Let some calls explore with ExploringRouter.");
        return LabelsOf(records, known, withoutText);
    }

    private static LedgerLabels LabelsOf(List<CallRecord> records, IReadOnlyList<DifficultyTier> tiers, int withoutText)
    {
        var explored = records.Exists(static record => record.RoutePropensity is > 0);
        var used = records.Where(record => tiers.Any(tier => tier.Name == record.Tier) && (!explored || record.RoutePropensity is > 0)).ToArray();
        var scales = tiers.ToDictionary(static tier => tier.Name, tier => Scale(used.Where(record => record.Tier == tier.Name).Select(WeightOf).ToArray()), StringComparer.Ordinal);
        var rows = new List<TrainingRow>(used.Length);
        foreach (var record in used)
        {
            var labels = new double?[tiers.Count];
            var weights = new double[tiers.Count];
            for (var i = 0; i < labels.Length; i++)
            {
                if (tiers[i].Name != record.Tier)
                    continue;
                labels[i] = record.Outcome == AttemptOutcome.Accepted ? 1 : 0;
                weights[i] = WeightOf(record) * scales[record.Tier];
            }

            rows.Add(new TrainingRow(record.Input!, labels, weights));
        }

        foreach (var tier in tiers)
        {
            if (!used.Any(record => record.Tier == tier.Name))
                throw new CommandException($"The ledger has no first answer of tier '{tier.Name}'{(explored ? " from calls that note their propensity" : "")}. Let some calls explore with ExploringRouter.");
        }

        var notes = new List<string>();
        if (!explored)
            notes.Add("No call notes how likely its tier was: what a tier does on requests that it is never chosen for is guessed. Put ExploringRouter before the router.");
        if (records.Count > used.Length)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{records.Count - used.Length} calls are left out: other tiers, or no propensity."));
        if (withoutText > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{withoutText} calls are left out: they do not hold their question."));
        if (used.All(static record => record.Outcome == AttemptOutcome.Accepted))
            notes.Add("Every answer was accepted. Without a validator that rejects some there is nothing to learn.");
        return new LedgerLabels(tiers, rows, notes);
    }

    private static double WeightOf(CallRecord record) => record.RoutePropensity is { } propensity and > 0 ? Math.Min(1 / propensity, MostWeight) : 1;

    /// <summary>Makes the weights of a tier add up to as many labels as they are worth.</summary>
    private static double Scale(double[] weights) => weights.Length == 0 ? 1 : weights.Sum() / weights.Sum(static weight => weight * weight);

    private static DifficultyTier[] Find(List<CallRecord> records) =>
    [
        .. records.GroupBy(static record => record.Tier!, StringComparer.Ordinal)
            .Select(static group => new DifficultyTier(group.Key, (double)(group.Average(static record => record.Cost) ?? 0)))
            .OrderBy(static tier => tier.Cost)
            .ThenBy(static tier => tier.Name, StringComparer.Ordinal),
    ];
}

/// <summary>What a ledger holds to learn from.</summary>
/// <param name="Tiers">The tiers, from cheap to dear.</param>
/// <param name="Rows">One label each.</param>
/// <param name="Notes">What is missing.</param>
internal sealed record LedgerLabels(IReadOnlyList<DifficultyTier> Tiers, IReadOnlyList<TrainingRow> Rows, IReadOnlyList<string> Notes);
