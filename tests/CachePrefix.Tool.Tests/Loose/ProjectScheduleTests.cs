using CachePrefix.Auditing.Loading;

namespace CachePrefix.Tool.Tests.Loose;

public sealed class ProjectScheduleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Each_project_is_taken_once_after_those_that_it_refers_to(int seed)
    {
        var random = new Random(seed);
        var projects = new List<LoadedProject>();
        for (var i = 0; i < 40; i++)
        {
            var direct = projects.Where(_ => random.Next(6) == 0).ToList();
            projects.Add(Project($"P{i}", random.Next(30), [.. direct.Concat(direct.SelectMany(static project => project.References)).Distinct()]));
        }

        var done = new List<LoadedProject>();
        await new ProjectSchedule([.. projects.OrderBy(_ => random.Next())]).RunAsync(async (project, token) =>
        {
            lock (done)
                Assert.Empty(project.References.Except(done));
            await Task.Yield();
            lock (done)
                done.Add(project);
        }, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(projects.Select(static project => project.Name).Order(), done.Select(static project => project.Name).Order());
    }

    [Fact]
    public async Task What_fails_ends_the_rest()
    {
        var first = Project("First", 1, []);

        var run = new ProjectSchedule([Project("Second", 1, [first]), first]).RunAsync(static (project, _) => throw new InvalidOperationException(project.Name), CancellationToken.None);

        Assert.Equal("First", (await Assert.ThrowsAsync<InvalidOperationException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)))).Message);
    }

    private static LoadedProject Project(string name, int files, IReadOnlyList<LoadedProject> references) =>
        new(name, IsLoose: true, [.. Enumerable.Range(0, files).Select(file => $"{name}/{file}.cs")], static _ => throw new NotSupportedException()) { References = references };
}
