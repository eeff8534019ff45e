using System.Collections.Immutable;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>What a body gives back and does to what it was given.</summary>
/// <param name="Returned">What it returns, if that is always the same.</param>
/// <param name="Objects">The objects that it returns, gives away or changes, as it leaves them.</param>
internal sealed record ObjectSummary(ObjectValue? Returned, ImmutableArray<(ObjectId Id, ObjectState State)> Objects)
{
    /// <summary>Bodies that make more are not followed.</summary>
    private const int MostObjects = 128;

    public static readonly ObjectSummary Empty = new(null, []);

    /// <summary>Whether there was more than is followed.</summary>
    public bool IsTooLarge { get; private init; }

    /// <summary>Keeps what a caller can reach.</summary>
    public static ObjectSummary Of(ObjectValue? returned, IEnumerable<(ObjectId Id, ObjectState State)> objects)
    {
        var all = objects.ToDictionary(static known => known.Id, static known => known.State);
        if (returned is not ObjectValue.Reference && !all.Keys.Any(static id => id.IsGiven))
            return returned is null ? Empty : new ObjectSummary(returned, []);

        var reached = ImmutableArray.CreateBuilder<(ObjectId Id, ObjectState State)>();
        var seen = new HashSet<ObjectId>();
        var pending = new Queue<ObjectId>(all.Keys.Where(static id => id.IsGiven));
        Enqueue(returned);
        while (pending.Count > 0)
        {
            var id = pending.Dequeue();
            if (!seen.Add(id) || !all.TryGetValue(id, out var state))
                continue;
            if (reached.Count == MostObjects)
                return new ObjectSummary(null, []) { IsTooLarge = true };

            reached.Add((id, state));
            foreach (var slot in state.Slots)
                Enqueue(slot.Value.Value);
            foreach (var entry in state.Entries ?? [])
                Enqueue(entry.Value);
        }

        return reached.Count == 0 && returned is null ? Empty : new ObjectSummary(returned, reached.ToImmutable());

        void Enqueue(ObjectValue? value)
        {
            if (value is ObjectValue.Reference reference)
                pending.Enqueue(reference.Id);
        }
    }

    public bool Equals(ObjectSummary? other) => other is not null
        && (ReferenceEquals(this, other) || (IsTooLarge == other.IsTooLarge && Equals(Returned, other.Returned) && Objects.SequenceEqual(other.Objects)));

    public override int GetHashCode() => Objects.Length;
}
