using System.Globalization;
using CachePrefix.Auditing;
using CachePrefix.Benchmarks.Analyzers;
using CachePrefix.Benchmarks.Suite;

namespace CachePrefix.Benchmarks.Audits;

/// <summary>How the time of an audit without a build grows with the files, and with the projects, of a checkout.</summary>
internal sealed class AuditPart : ISuitePart
{
    private const int LinesPerProject = 2_500;
    private const int Factor = 4;

    public string Name => "audit";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        var (projects, rounds) = size == SuiteSize.Short ? (2, 2) : (6, 5);
        yield return await GrowthAsync("four times the projects, per file", rounds, () => Write(projects, LinesPerProject), () => Write(projects * Factor, LinesPerProject));
        yield return await GrowthAsync("a project of four times the files, per file", rounds, () => Write(1, LinesPerProject * projects), () => Write(1, LinesPerProject * projects * Factor));
        yield return await GrowthAsync("a configuration of four times the tiers, per tier", rounds, () => WriteTiers(2_000), () => WriteTiers(2_000 * Factor));
    }

    private static async Task<Measure> GrowthAsync(string name, int rounds, Func<string> writeFew, Func<string> writeMany)
    {
        var (few, many) = (writeFew(), writeMany());
        try
        {
            await AuditAsync(few);
            await AuditAsync(many);
            List<double> little = [], much = [];
            for (var round = 0; round < rounds; round++)
            {
                little.Add(await AuditAsync(few));
                much.Add(await AuditAsync(many));
            }

            var (small, large) = (Medians.Of(little), Medians.Of(much));
            return new Measure($"Audit: growth, {name}", large / small / Factor, 1.2, string.Create(CultureInfo.InvariantCulture, $"{small * 1000:0} and {large * 1000:0} ms of processor time"));
        }
        finally
        {
            Directory.Delete(few, recursive: true);
            Directory.Delete(many, recursive: true);
        }
    }

    private static async Task<double> AuditAsync(string folder)
    {
        GC.Collect();
        var started = Environment.CpuUsage.TotalTime;
        await Auditor.RunAsync(new AuditOptions { Paths = [folder], Mode = AuditMode.Loose });
        return (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    private static string Write(int projects, int lines)
    {
        var folder = Directory.CreateTempSubdirectory("cacheprefix-audit-").FullName;
        for (var project = 0; project < projects; project++)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, $"Project{project}")).FullName;
            var reference = project > 0 ? $"<ProjectReference Include=\"../Project{project - 1}/Project{project - 1}.csproj\" />" : "";
            File.WriteAllText(Path.Combine(own, $"Project{project}.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
                  <ItemGroup><PackageReference Include="Microsoft.Extensions.AI.Abstractions" Version="10.0.0" />{reference}</ItemGroup>
                </Project>
                """);
            var number = 0;
            foreach (var file in GeneratedProject.Files(lines, withPrompts: true))
                File.WriteAllText(Path.Combine(own, $"File{number++}.cs"), file.Replace("namespace Acme.Module", $"namespace Acme{project}.Module", StringComparison.Ordinal));
        }

        return folder;
    }

    private static string WriteTiers(int tiers)
    {
        var folder = Write(1, LinesPerProject);
        var text = string.Join(',', Enumerable.Range(0, tiers).Select(static tier => $"\"t{tier}\":{{\"model\":\"m{tier}\"}}"));
        File.WriteAllText(Path.Combine(folder, "Project0", "cacheprefix.json"), $"{{\"tiers\":{{{text}}}}}");
        return folder;
    }
}
