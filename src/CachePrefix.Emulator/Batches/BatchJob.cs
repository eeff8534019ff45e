using CachePrefix.Emulator.Answers;

namespace CachePrefix.Emulator.Batches;

/// <summary>A batch: its requests are worked off evenly over its duration, whenever somebody looks.</summary>
internal sealed class BatchJob
{
    /// <summary>How long a provider tries.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly BatchRunner _runner;
    private readonly IProviderProtocol _protocol;
    private readonly IHeaderDictionary _headers;
    private readonly TimeSpan _duration;
    private int _done;

    public BatchJob(string id, BatchRunner runner, IProviderProtocol protocol, IHeaderDictionary headers, IReadOnlyList<BatchLine> lines, DateTimeOffset created, TimeSpan duration)
    {
        Id = id;
        Lines = lines;
        Created = created;
        _runner = runner;
        _protocol = protocol;
        _headers = headers;
        _duration = duration;
    }

    public string Id { get; }

    public IReadOnlyList<BatchLine> Lines { get; }

    public DateTimeOffset Created { get; }

    public DateTimeOffset Expires => Created + Window;

    public DateTimeOffset? CancelRequested { get; private set; }

    /// <summary>When the last request was worked off, canceled or expired.</summary>
    public DateTimeOffset? Ended { get; private set; }

    /// <summary>Whether the batch ended because its time ran out.</summary>
    public bool HasExpired { get; private set; }

    public int Count(LineState state) => Lines.Count(line => line.State == state);

    /// <summary>Works off what was due until now.</summary>
    public void Advance(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (Ended is not null)
                return;
            var end = CancelRequested ?? now;
            if (end > Expires)
                end = Expires;
            var due = _duration <= TimeSpan.Zero ? Lines.Count : (int)Math.Min(Lines.Count, Lines.Count * ((end - Created) / _duration));
            RunUntil(due);
            if (_done == Lines.Count)
                Ended = CancelRequested ?? Created + _duration;
            else if (CancelRequested is not null)
                EndRest(LineState.Canceled, now);
            else if (now >= Expires)
                EndRest(LineState.Expired, Expires);
            HasExpired = Ended is not null && Lines.Count > 0 && Lines[^1].State == LineState.Expired;
        }
    }

    public void Cancel(DateTimeOffset now)
    {
        Advance(now);
        lock (_gate)
            if (Ended is null)
                CancelRequested ??= now;
    }

    /// <summary>The requests in the order in which results are written: any order but that of the requests.</summary>
    public IEnumerable<BatchLine> Shuffled() => Lines.OrderBy(line => StableRandom.Unit(0, Id, line.CustomId));

    private void RunUntil(int due)
    {
        while (_done < due)
        {
            var count = Math.Min(BatchRunner.AtOnce, due - _done);
            _runner.Run(Id, _protocol, _headers, [.. Enumerable.Range(_done, count).Select(index => (Lines[index], Created + (_duration * ((double)index / Lines.Count))))]);
            _done += count;
        }
    }

    private void EndRest(LineState state, DateTimeOffset at)
    {
        for (; _done < Lines.Count; _done++)
            Lines[_done].Finish(state);
        Ended = at;
    }
}
