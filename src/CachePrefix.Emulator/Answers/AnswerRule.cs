using System.Text.RegularExpressions;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Answers;

/// <summary>One rule, ready to use.</summary>
internal sealed class AnswerRule
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly string _name;
    private readonly MatchRow _match;
    private readonly Regex? _regex;
    private readonly ModelSet? _models;
    private readonly ReplyTemplate? _reply;
    private readonly ReplyTemplate? _wrong;
    private readonly (ModelSet Models, double Rate)[] _correct;
    private readonly double _otherwiseCorrect;
    private readonly ulong _seed;

    public AnswerRule(RuleRow row, string at, ulong seed, IReadOnlyDictionary<string, string[]> tiers)
    {
        _name = row.Name ?? at;
        _seed = seed;
        _match = row.Match ?? new MatchRow();
        _regex = Compile(_match.Regex, at);
        _models = _match.Models is { } models ? new ModelSet(models, tiers) : null;
        _reply = row.Reply is { } reply ? new ReplyTemplate(reply, $"{at}: reply") : null;
        _wrong = row.Wrong is { } wrong ? new ReplyTemplate(wrong, $"{at}: wrong") : null;
        if (_reply is null && row.Fault is null)
            throw new AnswerRulesException($"{at} does nothing; give \"reply\" or \"fault\".");
        if (row.LatencyMs < 0)
            throw new AnswerRulesException($"{at}: latencyMs is {row.LatencyMs}; give zero or more.");
        Latency = TimeSpan.FromMilliseconds(row.LatencyMs);
        Fault = row.Fault is { } fault ? new FaultRule(fault, $"{at}: fault", seed, tiers) : null;
        var rates = row.Correct ?? [];
        foreach (var (name, rate) in rates)
            if (rate is not (>= 0 and <= 1))
                throw new AnswerRulesException(FormattableString.Invariant($"{at}: correct for '{name}' is {rate}; give a share from 0 to 1."));
        if (rates.Count > 0 && _wrong is null)
            throw new AnswerRulesException($"{at} has \"correct\" but no \"wrong\"; give the reply of a model that gets it wrong.");
        _correct = [.. rates.Where(rate => rate.Key != "*").Select(rate => (new ModelSet([rate.Key], tiers), rate.Value))];
        _otherwiseCorrect = rates.GetValueOrDefault("*", 1);
    }

    public TimeSpan Latency { get; }

    public FaultRule? Fault { get; }

    public bool Answers => _reply is not null;

    public bool Matches(Conversation conversation, out Match? match)
    {
        match = null;
        var afterTool = _match.AfterTool ?? (_match.ToolResult is not null ? true : _reply is { CallsTools: true } ? false : null);
        if (afterTool is { } expected && expected != conversation.ToolResult is not null)
            return false;
        if (_models is not null && !_models.Contains(conversation.Model))
            return false;
        if (!Contains(conversation.UserText, _match.Contains) || !Contains(conversation.SystemText, _match.System) || !Contains(conversation.ToolResult, _match.ToolResult))
            return false;
        if (_regex is null)
            return true;
        try
        {
            match = _regex.Match(conversation.UserText);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new AnswerRulesException(
                $"{_name}: regex '{_match.Regex}' took longer than {MatchTimeout.TotalSeconds} s on a question of {conversation.UserText.Length} characters; write one without nested repetitions.", exception);
        }

        return match.Success;
    }

    public Answer Answer(Conversation conversation, Match? match) =>
        (IsCorrect(conversation) ? _reply! : _wrong!).Render(conversation, match);

    private bool IsCorrect(Conversation conversation)
    {
        var rate = _otherwiseCorrect;
        foreach (var (models, own) in _correct)
            if (models.Contains(conversation.Model))
                rate = own;
        return rate >= 1 || StableRandom.Unit(_seed, _name + '\n' + conversation.Model, conversation.UserText) < rate;
    }

    private static bool Contains(string? text, string? part) =>
        part is null || (text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static Regex? Compile(string? pattern, string at)
    {
        if (pattern is null)
            return null;
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (ArgumentException exception)
        {
            throw new AnswerRulesException($"{at}: regex is '{pattern}'; {exception.Message}", exception);
        }
    }
}
