using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Commands;

public sealed class LockCommandTests : IDisposable
{
    private const string Attributes = """
        namespace CachePrefix;

        public enum Stability { Constant, Deployment, Tenant, Session }
        public interface IPrompt<T>;
        [System.AttributeUsage(System.AttributeTargets.All)] public sealed class PromptAttribute : System.Attribute;
        [System.AttributeUsage(System.AttributeTargets.All)] public sealed class CachedPrefixAttribute : System.Attribute;
        [System.AttributeUsage(System.AttributeTargets.All)] public sealed class PromptInputAttribute : System.Attribute;
        """;

    private readonly CodeBase _code = new CodeBase().WriteProject("Shop/Shop.csproj").Write("Shop/Attributes.cs", Attributes).Write("Shop/Prompt.cs", Prompt("You answer questions."));

    [Fact]
    public async Task Update_creates_the_lock_and_check_agrees()
    {
        var missing = await CommandRun.OfAsync("lock", "check", _code.Root, "--loose");
        Assert.Equal((0, true), (missing.ExitCode, missing.Output.Contains("Shop.csproj has no lock", StringComparison.Ordinal)));

        Assert.Equal(0, (await CommandRun.OfAsync("lock", "update", _code.Root, "--loose")).ExitCode);
        Assert.Contains("Shop.Ask sha256:", await File.ReadAllTextAsync(_code.Path("Shop/Prompts.lock.txt")), StringComparison.Ordinal);

        var check = await CommandRun.OfAsync("lock", "check", _code.Root, "--loose");
        Assert.Equal((0, true), (check.ExitCode, check.Output.Contains("agrees with the code", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_names_what_moved_and_what_is_stale_and_update_keeps_comments()
    {
        await CommandRun.OfAsync("lock", "update", _code.Root, "--loose");
        var path = _code.Path("Shop/Prompts.lock.txt");
        var line = (await File.ReadAllLinesAsync(path))[1];
        await File.AppendAllTextAsync(path, "# mine\n" + line.Replace("Shop.Ask", "Shop.Gone", StringComparison.Ordinal) + "\n");
        _code.Write("Shop/Prompt.cs", Prompt("You answer all questions."));

        var check = await CommandRun.OfAsync("lock", "check", _code.Root, "--loose");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("Shop.Ask: 'Role' differs", check.Output, StringComparison.Ordinal);
        Assert.Contains("Shop.Gone: its line belongs to no prompt", check.Output, StringComparison.Ordinal);

        await CommandRun.OfAsync("lock", "update", _code.Root, "--loose");
        var updated = await File.ReadAllTextAsync(path);
        Assert.Contains("# mine\n", updated, StringComparison.Ordinal);
        Assert.DoesNotContain("Shop.Gone", updated, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.OfAsync("lock", "check", _code.Root, "--loose")).ExitCode);
    }

    [Fact]
    public async Task Code_without_prompts_is_said_so()
    {
        using var code = new CodeBase().WriteProject("Shop.csproj").Write("Program.cs", "class Program;");
        var run = await CommandRun.OfAsync("lock", "check", code.Root, "--loose");
        Assert.Equal((2, true), (run.ExitCode, run.Error.Contains("There is no prompt", StringComparison.Ordinal)));
    }

    public void Dispose() => _code.Dispose();

    private static string Prompt(string role) => $$"""
        using CachePrefix;

        namespace Shop;

        [Prompt]
        public sealed partial record Ask : IPrompt<string>
        {
            [CachedPrefix] public const string Role = "{{role}}";
            [PromptInput] public required string Question { get; init; }
        }
        """;
}
