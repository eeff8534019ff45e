using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>
/// Notes where the system messages of a body are put and what is put behind them: what was found of those that only ever follow turns is
/// taken back, and what is found for the turn at hand ahead of earlier ones is marked.
/// </summary>
internal sealed class MessageOrder
{
    /// <summary>Words for text that is looked up for the question at hand.</summary>
    private static readonly string[] Retrieved = ["context", "chunk", "document", "docs", "result", "memor", "retriev", "snippet", "passage", "knowledge", "search", "relevant"];

    private readonly HashSet<SyntaxNode> _leading = [];
    private readonly HashSet<SyntaxNode> _trailing = [];
    private readonly HashSet<SyntaxNode> _beforeHistory = [];

    /// <summary>Messages that are put in front of turns which were there before.</summary>
    private readonly HashSet<SyntaxNode> _inFront = [];

    /// <summary>The text of the system message behind each one.</summary>
    private readonly Dictionary<SyntaxNode, AbstractValue> _followed = [];

    /// <summary>Messages that are all that a request holds.</summary>
    private readonly HashSet<SyntaxNode> _alone = [];

    /// <summary>Messages with constant text in the turns behind them, as examples have.</summary>
    private readonly HashSet<SyntaxNode> _beforeText = [];

    /// <summary>The turns behind each system message.</summary>
    private readonly Dictionary<SyntaxNode, AbstractValue> _behind = [];

    /// <param name="added">The message or messages that are put into a list.</param>
    /// <param name="known">The list.</param>
    /// <param name="isFirst">Whether they are put before what is there.</param>
    /// <param name="areSeveral">Whether they are turns from elsewhere rather than one that is written here.</param>
    public void Place(AbstractValue added, AbstractValue known, bool isFirst, bool areSeveral)
    {
        foreach (var message in added.Messages)
        {
            (known.Has(ValueTraits.Turn) && !isFirst ? _trailing : _leading).Add(message);
            if (isFirst && known.Has(ValueTraits.Turn))
            {
                _inFront.Add(message);
                NoteBehind(message, known, areSeveral: true);
            }
        }

        if (!isFirst && added.Text is not (null or "system" or "developer") && added.Has(ValueTraits.SystemMessage))
        {
            foreach (var message in known.Messages.Where(message => !_followed.ContainsKey(message)))
                _followed.Add(message, added.TextOnly());
        }

        if (!added.Has(ValueTraits.Turn) || isFirst)
            return;

        if (added.Text is { } example && PromptText.IsLong(example))
            _beforeText.UnionWith(known.Messages);
        foreach (var message in known.Messages)
            NoteBehind(message, added, areSeveral);
    }

    /// <summary>Notes a system message that is sent without any other.</summary>
    public void PlaceAlone(AbstractValue message) => _alone.UnionWith(message.Messages);

    public void Conclude(Summary summary)
    {
        foreach (var entry in summary.Hits.Where(static entry => entry.Value.Message is not null).ToList())
        {
            var (hit, message) = (entry.Value, entry.Value.Message!);
            if ((_trailing.Contains(message) && !_leading.Contains(message)) || KeptList.HasBegun(message))
            {
                summary.Hits.Remove(entry.Key);
                continue;
            }

            // Of the messages of an SDK whose requests are read, the rules about requests say what follows them.
            if (!PartTable.Default.IsOfReadSdk(hit.Id) && _followed.TryGetValue(message, out var text))
                hit = hit with { Value = hit.Value.FollowedBy(text.Text, text.TextLength) };
            if (_beforeHistory.Contains(message))
                hit = MarkTurn(hit, _behind[message], _inFront.Contains(message));
            else if (!_beforeText.Contains(message) && OwnList.Holds(message))
                hit = hit with { IsOfOwnList = true };
            else if (!_beforeText.Contains(message) && KeptList.Begins(message))
                hit = hit with { BeginsConversation = true };
            summary.Hits[entry.Key] = _alone.Contains(message) ? hit with { IsAlone = true } : hit;
        }
    }

    private void NoteBehind(SyntaxNode message, AbstractValue turns, bool areSeveral)
    {
        _behind[message] = _behind.TryGetValue(message, out var known) ? known.Add(turns) : AbstractValue.Stable.Add(turns);
        if (areSeveral)
            _beforeHistory.Add(message);
    }

    private static SinkHit MarkTurn(SinkHit hit, AbstractValue behind, bool isInFront) => hit with
    {
        Value = hit.Value.Map(
            static (taint, turns) => taint.Kind is VolatilityKind.CallerData or VolatilityKind.Parameter && (turns.All || IsOfTurn(taint, turns.Behind)) ? taint with { IsOfTurn = true } : taint,
            (All: isInFront, Behind: behind)),
    };

    /// <summary>Whether the same data is in a turn behind the message, or the name says that it was looked up for one.</summary>
    private static bool IsOfTurn(Taint taint, AbstractValue turns) =>
        turns.Taints.Any(turn => turn.Kind == taint.Kind && (taint.IsParameter ? turn.Parameter == taint.Parameter && turn.Member == taint.Member : turn.Origin == taint.Origin))
        || Array.Exists(Retrieved, word => taint.Source.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
