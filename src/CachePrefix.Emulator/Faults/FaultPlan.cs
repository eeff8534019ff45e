using System.Globalization;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator;

/// <summary>What goes wrong with requests, whatever they ask.</summary>
public sealed class FaultPlan
{
    private readonly FaultRule[] _rules;

    internal FaultPlan(FaultRule[] rules) => _rules = rules;

    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new([]);

    /// <summary>Reads a list such as <c>rateLimit=0.05,overloaded=0.01,seed=7</c>.</summary>
    /// <param name="list">Fault kinds with the share of requests that each hits, separated by commas, and a seed.</param>
    /// <exception cref="AnswerRulesException">The text is not such a list.</exception>
    public static FaultPlan Parse(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var seed = 0UL;
        var rows = new List<FaultRow>();
        foreach (var entry in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
            if (string.Equals(parts[0], "seed", StringComparison.OrdinalIgnoreCase))
                seed = parts.Length == 2 && ulong.TryParse(parts[1], CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new AnswerRulesException($"faults: '{entry}' is not a seed; write seed=7.");
            else
                rows.Add(ParseRow(entry, parts));
        }

        return new FaultPlan([.. rows.Select((row, index) =>
            new FaultRule(row, $"faults: {row.Kind}", seed + (ulong)index + 1, new Dictionary<string, string[]>()))]);
    }

    internal FaultRule? Next(Conversation conversation) => _rules.FirstOrDefault(rule => rule.Hits(conversation));

    private static FaultRow ParseRow(string entry, string[] parts)
    {
        if (!Enum.TryParse<FaultKind>(parts[0], ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            throw new AnswerRulesException($"faults: '{parts[0]}' is not a fault; name one of {string.Join(", ", FaultRule.Names)}.");
        var rate = 1.0;
        if (parts.Length == 2 && !double.TryParse(parts[1], CultureInfo.InvariantCulture, out rate))
            throw new AnswerRulesException($"faults: '{entry}' has no rate; write a share from 0 to 1, such as {parts[0]}=0.05.");
        return new FaultRow { Kind = kind, Rate = rate };
    }
}
