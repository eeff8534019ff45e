namespace CachePrefix;

/// <summary>How long the pieces of the last attempt of a stream are.</summary>
internal sealed class PieceLengths
{
    private readonly List<int> _lengths = [];
    private int _attempt;

    public IReadOnlyList<int> Lengths => _lengths;

    public void Add(AnswerPiece piece)
    {
        if (piece.Attempt != _attempt)
            _lengths.Clear();
        _attempt = piece.Attempt;
        if (piece.Update is { Text.Length: > 0 } update)
            _lengths.Add(update.Text.Length);
    }
}
