namespace CachePrefix.Packaging.Tests;

/// <summary>The packages that store answers and calls and embed questions, installed together in a new program.</summary>
[Collection(PackageFeedCollection.Name)]
public sealed class StoragePackageTests(PackageFeed feed)
{
    private const string Program = """
        using CachePrefix;
        using CachePrefix.Ledger;
        using CachePrefix.Postgres;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        var services = new ServiceCollection();
        services.AddLocalEmbeddings();
        services.AddSemanticCache();
        services.AddSqliteLedger("calls.db");
        using var provider = services.BuildServiceProvider();
        var generator = provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        Console.WriteLine("numbers: " + (await generator.GenerateVectorAsync("How do I get a refund?")).Length);
        var writer = provider.GetRequiredService<LedgerWriter>();
        writer.Take(new CallRecord { CallId = "1", Prompt = "ask", Time = DateTimeOffset.UtcNow });
        await writer.FlushAsync();
        Console.WriteLine("kept: " + writer.Written);
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Timeout=2");
        try
        {
            await new PostgresSemanticStore(source).FindAsync("partition", new float[] { 1, 0 }, 1, 0.9);
        }
        catch (NpgsqlException)
        {
            Console.WriteLine("no server");
        }
        """;

    [Fact]
    public async Task They_restore_without_warnings_and_run()
    {
        var project = new ConsumerProject(
            feed,
            "storage",
            [("CachePrefix.LocalEmbeddings", BuildSettings.PackageVersion), ("CachePrefix.Postgres", BuildSettings.PackageVersion), ("CachePrefix.Ledger", BuildSettings.PackageVersion)],
            $"<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors><RestoreFallbackFolders>{MachinePackages}</RestoreFallbackFolders>");
        project.Write("Program.cs", Program);

        var output = await project.RunAsync();

        Assert.Contains("numbers: 384", output, StringComparison.Ordinal);
        Assert.Contains("kept: 1", output, StringComparison.Ordinal);
        Assert.Contains("no server", output, StringComparison.Ordinal);
    }

    /// <summary>The model and its runtime take some 300 MB; the build of this repository has them already.</summary>
    private static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
