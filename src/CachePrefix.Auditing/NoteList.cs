using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing;

/// <summary>Collects notes from all threads.</summary>
internal sealed class NoteList(AuditScope scope)
{
    private readonly HashSet<AuditNote> _notes = [];

    public void Add(string? path, string message)
    {
        var note = new AuditNote(path is null ? null : scope.Relative(path), message);
        lock (_notes)
            _notes.Add(note);
    }

    public IReadOnlyList<AuditNote> Sorted()
    {
        lock (_notes)
            return [.. _notes.OrderBy(static note => note.Path, StringComparer.Ordinal).ThenBy(static note => note.Message, StringComparer.Ordinal)];
    }
}
