using System.Globalization;
using System.Text.Json;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator;

/// <summary>What the emulator answers: the first rule that matches a request decides. Equal requests get equal answers.</summary>
/// <remarks>The JSON form is described in <c>docs/emulator.md</c>.</remarks>
public sealed class AnswerRules
{
    private const string BuiltInReply = "This is the emulator's default answer.";

    private readonly AnswerRule[] _rules;
    private readonly ReplyTemplate? _default;
    private readonly TimeSpan _latency;

    private AnswerRules(RuleDocument document, string name)
    {
        var tiers = document.Tiers ?? [];
        foreach (var (tier, models) in tiers)
            if (models is null || Array.Exists(models, model => model is null))
                throw new AnswerRulesException($"{name}: tier '{tier}' has a model that is null; list ids of models.");
        _rules = [.. (document.Rules ?? []).Select((row, index) => new AnswerRule(row ?? throw IsNull($"{name}: rule {index + 1}"), At(name, row, index), document.Seed, tiers))];
        _default = document.Default is { } reply ? new ReplyTemplate(reply, $"{name}: default") : null;
        _latency = document.LatencyMs >= 0
            ? TimeSpan.FromMilliseconds(document.LatencyMs)
            : throw new AnswerRulesException($"{name}: latencyMs is {document.LatencyMs}; give zero or more.");
        Faults = new FaultPlan([.. (document.Faults ?? []).Select((row, index) =>
            new FaultRule(row ?? throw IsNull($"{name}: fault {index + 1}"), $"{name}: fault {index + 1}", document.Seed + (ulong)index + 1, tiers))]);
    }

    /// <summary>No rules: every request gets the same short text, or the smallest value that fits its JSON schema.</summary>
    public static AnswerRules Empty { get; } = new(new RuleDocument(), "no rules");

    /// <summary>The faults that the file lists for all requests.</summary>
    internal FaultPlan Faults { get; }

    /// <summary>Reads a rule file.</summary>
    /// <param name="path">The path of a JSON file.</param>
    /// <exception cref="AnswerRulesException">The file is not a rule file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AnswerRules Load(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads rules.</summary>
    /// <param name="json">The content of a rule file.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="AnswerRulesException">The text is not a rule file.</exception>
    public static AnswerRules Parse(string json, string name = "rules")
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var document = JsonSerializer.Deserialize(json, RuleJsonContext.Default.RuleDocument)
                ?? throw new AnswerRulesException($"{name}: the file holds 'null'; give an object with \"rules\".");
            return new AnswerRules(document, name);
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            throw new AnswerRulesException($"{name}: line {line}, {exception.Path}: {exception.Message}", exception);
        }
    }

    /// <summary>Decides the answer to a request.</summary>
    internal AnswerDecision Decide(Conversation conversation)
    {
        FaultRule? fault = null;
        foreach (var rule in _rules)
        {
            if (!rule.Matches(conversation, out var match))
                continue;
            if (rule.Fault is { } own && fault is null && own.Hits(conversation))
                fault = own;
            if (rule.Answers)
                return new AnswerDecision(rule.Answer(conversation, match), _latency + rule.Latency, fault);
        }

        return new AnswerDecision(Default(conversation), _latency, fault);
    }

    private static AnswerRulesException IsNull(string at) => new($"{at} is null; give an object or leave it out.");

    private Answer Default(Conversation conversation)
    {
        if (_default is not null)
            return _default.Render(conversation, null);
        return new Answer(conversation.Schema is { } schema ? SchemaSample.Of(schema) : BuiltInReply, []);
    }

    private static string At(string name, RuleRow row, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: rule {index + 1}") + (row.Name is { } own ? $" ('{own}')" : "");
}
