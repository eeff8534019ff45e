namespace Application;

class TimelineEntry
{
    public Guid Id { get; set; }
    public string Role { get; set; } = "";
    public string Content { get; set; } = "";
    public DateTime CreatedAtUtc { get; set; }
}

class Repo
{
    readonly List<TimelineEntry> _entries = [];
    public void Log(string title) => _entries.Add(new TimelineEntry { Id = Guid.NewGuid(), Role = "system", Content = $"Goal changed: {title}", CreatedAtUtc = DateTime.UtcNow });
}
