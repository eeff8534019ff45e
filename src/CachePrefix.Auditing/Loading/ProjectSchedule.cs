namespace CachePrefix.Auditing.Loading;

/// <summary>
/// Takes projects in turn, as many at once as there are processors, and each after those that it refers to, so that what is found of those is at hand.
/// Of the projects that may be next, the one on which most code waits is.
/// </summary>
internal sealed class ProjectSchedule
{
    private readonly IReadOnlyList<LoadedProject> _projects;
    private readonly Dictionary<LoadedProject, List<LoadedProject>> _users;
    private readonly Dictionary<LoadedProject, int> _open;
    private readonly Dictionary<LoadedProject, int> _waiting = [];
    private readonly PriorityQueue<LoadedProject, int> _ready = new();
    private readonly SemaphoreSlim _next = new(0);

    public ProjectSchedule(IReadOnlyList<LoadedProject> projects)
    {
        _projects = projects;
        _users = projects.ToDictionary(static project => project, static _ => new List<LoadedProject>());
        _open = projects.ToDictionary(static project => project, static project => project.References.Count);
        foreach (var project in projects)
        {
            foreach (var reference in project.References)
                _users[reference].Add(project);
        }

        foreach (var project in projects.OrderByDescending(static project => project.References.Count))
            _waiting[project] = project.Files.Count + _users[project].Select(user => _waiting[user]).DefaultIfEmpty().Max();
    }

    /// <summary>Does the work of each project once.</summary>
    public Task RunAsync(Func<LoadedProject, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        foreach (var project in _projects.Where(project => _open[project] == 0))
            Enqueue(project);

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(_projects, parallel, async (_, token) =>
        {
            await _next.WaitAsync(token).ConfigureAwait(false);
            LoadedProject project;
            lock (_ready)
                project = _ready.Dequeue();

            await work(project, token).ConfigureAwait(false);
            lock (_ready)
                Close(project);
        });
    }

    private void Close(LoadedProject project)
    {
        foreach (var user in _users[project])
        {
            if (--_open[user] == 0)
                Enqueue(user);
        }
    }

    private void Enqueue(LoadedProject project)
    {
        _ready.Enqueue(project, -_waiting[project]);
        _next.Release();
    }
}
