using CachePrefix.Auditing.Findings;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Loose;

public sealed class LooseAuditTests
{
    [Fact]
    public async Task Sinks_of_missing_packages_are_found_by_name()
    {
        using var code = new CodeBase().WriteProject("App.csproj", "<PackageReference Include=\"Microsoft.Extensions.AI\" Version=\"10.11.0\" />").Write("Prompts.cs", CodeBase.Volatile);

        var audit = await code.AuditAsync();

        Assert.Equal(["Prompts.cs:8 CPA1001"], Describe.Of(audit));
        Assert.Equal(["Microsoft.Extensions.AI 10.11.0"], audit.Coverage.PackagesMissing);
        Assert.Equal((0, 1), (audit.Coverage.SinksBySymbol, audit.Coverage.SinksByName));
    }

    [Theory]
    [InlineData("ChatMessage M() => new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\");")]
    [InlineData("List<ChatMessage> M() => [new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\"), new(ChatRole.User, \"Hello\")];")]
    [InlineData("List<ChatMessage> M() => new() { new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\") };")]
    [InlineData("void M(List<ChatMessage> all) { all.Add(new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\")); }")]
    [InlineData("ChatOptions M() => new() { Instructions = $\"It is {DateTime.Now:HH:mm}. Be brief.\" };")]
    [InlineData("object M() => new ChatOptions { Instructions = $\"It is {DateTime.Now:HH:mm}. Be brief.\" };")]
    [InlineData("async Task M(IChatClient client) { await client.GetResponseAsync([new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\")]); }")]
    [InlineData("object M(IChatClient client) => client.AsAIAgent(instructions: $\"It is {DateTime.Now:HH:mm}. Be brief.\");")]
    public async Task Common_shapes_are_found_by_name(string member)
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("A.cs", $"using Microsoft.Extensions.AI;\nclass A\n{{\n    {member}\n}}\n");

        Assert.Equal(["A.cs:4 CPA1001"], Describe.Of(await code.AuditAsync()));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("<OutputType>Exe</OutputType>", 1)]
    [InlineData("<OutputType>WinExe</OutputType>", 0)]
    [InlineData("<TargetFramework>net10.0-windows</TargetFramework>", 0)]
    public async Task What_the_project_is_says_where_its_program_runs(string properties, int expected)
    {
        using var code = new CodeBase()
            .Write("App.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup></Project>")
            .Write("Program.cs", "static class Program { static void Main() => new Prompts().ToString(); }")
            .Write("Prompts.cs", "using System; using Microsoft.Extensions.AI; class Prompts { ChatMessage M() => new(ChatRole.System, $\"Host {Environment.MachineName}. Be brief.\"); }");

        Assert.Equal(expected, (await code.AuditAsync()).Findings.Count(static finding => finding.Id == "CPA1008"));
    }

    [Fact]
    public async Task Sinks_of_packages_on_this_machine_are_found_by_symbol()
    {
        using var code = new CodeBase().WriteProject("App.csproj", "<PackageReference Include=\"Microsoft.Extensions.AI.Abstractions\" Version=\"10.11.0\" />").Write("Prompts.cs", CodeBase.Volatile);

        var audit = await code.AuditAsync(usePackages: true);

        Assert.Equal(["Prompts.cs:8 CPA1001"], Describe.Of(audit));
        Assert.Equal((1, 0), (audit.Coverage.SinksBySymbol, audit.Coverage.SinksByName));
        Assert.Equal((1, 0), (audit.Coverage.PackagesFound, audit.Coverage.PackagesMissing.Count));
    }

    [Fact]
    public async Task A_value_is_followed_through_other_files()
    {
        using var code = new CodeBase()
            .WriteProject("App.csproj")
            .Write("Clock.cs", "public static class Clock { public static string Now() => System.DateTime.Now.ToString(\"HH:mm\"); }")
            .Write("Prompts.cs", CodeBase.Volatile.Replace("DateTime.Now:HH:mm", "Clock.Now()", StringComparison.Ordinal));

        var finding = Assert.Single((await code.AuditAsync()).Findings);

        Assert.Equal(("Clock.cs", 1, "subday"), (finding.Path, finding.Line, finding.Granularity));
        Assert.Equal([new FindingHop("Prompts.cs", 8)], finding.Hops);
        Assert.Equal("M:Microsoft.Extensions.AI.ChatMessage.#ctor", finding.Sink);
    }

    [Fact]
    public async Task File_based_programs_are_audited_each_for_itself()
    {
        using var code = new CodeBase()
            .Write("first.cs", "#!/usr/bin/env dotnet\n#:package Microsoft.Extensions.AI@10.11.0\nusing Microsoft.Extensions.AI;\nvar message = new ChatMessage(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\");\n")
            .Write("second.cs", "#:sdk Microsoft.NET.Sdk.Web\n#:package OpenAI@2.15.0\nusing OpenAI.Chat;\nvar message = new SystemChatMessage($\"{Guid.NewGuid()} Be brief.\");\n");

        var audit = await code.AuditAsync();

        Assert.Equal(["first.cs:4 CPA1001", "second.cs:4 CPA1003"], Describe.Of(audit));
        Assert.Equal(["Microsoft.Extensions.AI 10.11.0", "OpenAI 2.15.0"], audit.Coverage.PackagesMissing);
        Assert.Equal(2, audit.Coverage.LooseProjects);
    }

    [Fact]
    public async Task Referenced_projects_are_compiled_too()
    {
        using var code = new CodeBase()
            .WriteProject("lib/Lib.csproj", properties: "<AssemblyName>Microsoft.Extensions.AI.Own</AssemblyName>")
            .Write("lib/Types.cs", "namespace Microsoft.Extensions.AI; public struct ChatRole { public static ChatRole System => default; } public class ChatMessage(ChatRole role, string content);")
            .WriteProject("app/App.csproj", "<ProjectReference Include=\"..\\lib\\Lib.csproj\" />")
            .Write("app/Prompts.cs", CodeBase.Volatile);
        Directory.CreateDirectory(code.Path(".git"));

        var audit = await code.AuditAsync(paths: "app");

        Assert.Equal(["Prompts.cs:8 CPA1001"], Describe.Of(audit));
        Assert.Equal((1, 0), (audit.Coverage.SinksBySymbol, audit.Coverage.SinksByName));
    }

    [Fact]
    public async Task Properties_imports_and_conditions_of_projects_count()
    {
        using var code = new CodeBase()
            .Write("Directory.Build.props", "<Project><PropertyGroup><UseShared>true</UseShared></PropertyGroup><Import Project=\"$(MSBuildThisFileDirectory)shared.props\" Condition=\"'$(UseShared)' == 'true' and Exists('$(MSBuildThisFileDirectory)shared.props')\" /></Project>")
            .Write("shared.props", "<Project><ItemGroup><Compile Include=\"$(MSBuildThisFileDirectory)shared/**/*.cs\" /><Using Include=\"Microsoft.Extensions.AI\" /></ItemGroup></Project>")
            .Write("shared/Prompts.cs", CodeBase.Volatile.Replace("using Microsoft.Extensions.AI;", "#if NET10_0_OR_GREATER", StringComparison.Ordinal) + "\n#endif\n")
            .WriteProject("app/App.csproj", "<Compile Remove=\"old/**\" />")
            .Write("app/old/Dead.cs", CodeBase.Volatile)
            .Write("app/Program.cs", "System.Console.WriteLine();");

        var audit = await code.AuditAsync();

        Assert.Equal(["shared/Prompts.cs:8 CPA1001"], Describe.Of(audit));
        Assert.Contains(audit.Notes, static note => note.Message.Contains("app/old/Dead.cs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Configuration_and_pragmas_count()
    {
        using var code = new CodeBase()
            .WriteProject("App.csproj")
            .Write(".editorconfig", "root = true\n[quiet/*.cs]\ndotnet_diagnostic.CPA1001.severity = none\n[loud/*.cs]\ndotnet_diagnostic.CPA1001.severity = error\n")
            .Write("quiet/A.cs", CodeBase.Volatile.Replace("Prompts", "A", StringComparison.Ordinal))
            .Write("loud/B.cs", CodeBase.Volatile.Replace("Prompts", "B", StringComparison.Ordinal))
            .Write("C.cs", "#pragma warning disable CPA1001\n" + CodeBase.Volatile.Replace("Prompts", "C", StringComparison.Ordinal))
            .Write("D.g.cs", CodeBase.Volatile.Replace("Prompts", "D", StringComparison.Ordinal));

        var finding = Assert.Single((await code.AuditAsync(minimum: FindingSeverity.Hidden)).Findings);

        Assert.Equal(("loud/B.cs", FindingSeverity.Error), (finding.Path, finding.Severity));
    }

    [Fact]
    public async Task A_single_file_is_audited_with_its_project()
    {
        using var code = new CodeBase()
            .WriteProject("App.csproj")
            .Write("Clock.cs", "public static class Clock { public static string Now() => System.DateTime.Now.ToString(\"HH:mm\"); }")
            .Write("deep/Prompts.cs", CodeBase.Volatile)
            .Write("deep/Others.cs", CodeBase.Volatile.Replace("Prompts", "Others", StringComparison.Ordinal));
        Directory.CreateDirectory(code.Path(".git"));

        var audit = await code.AuditAsync(paths: "deep/Prompts.cs");

        Assert.Equal(["Prompts.cs:8 CPA1001"], Describe.Of(audit));
        Assert.Equal(1, audit.Coverage.Files);
    }

    [Theory]
    [InlineData("All.sln", "Microsoft Visual Studio Solution File, Format Version 12.00\nProject(\"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}\") = \"App\", \"app\\App.csproj\", \"{11111111-1111-1111-1111-111111111111}\"\nEndProject\n")]
    [InlineData("All.slnx", "<Solution><Project Path=\"app/App.csproj\" /></Solution>")]
    [InlineData("All.slnf", "{ \"solution\": { \"path\": \"Other.sln\", \"projects\": [\"app\\\\App.csproj\"] } }")]
    public async Task A_solution_is_its_projects(string name, string content)
    {
        using var code = new CodeBase()
            .Write(name, content)
            .WriteProject("app/App.csproj")
            .Write("app/Prompts.cs", CodeBase.Volatile)
            .WriteProject("other/Other.csproj")
            .Write("other/Prompts.cs", CodeBase.Volatile);

        Assert.Equal(["app/Prompts.cs:8 CPA1001"], Describe.Of(await code.AuditAsync(paths: name)));
    }

    [Fact]
    public async Task Results_are_the_same_in_every_run()
    {
        using var code = new CodeBase();
        for (var i = 0; i < 12; i++)
            code.WriteProject($"p{i}/P{i}.csproj", "<Compile Include=\"../shared/*.cs\" />").Write($"p{i}/Prompts.cs", CodeBase.Volatile.Replace("Prompts", $"Prompts{i}", StringComparison.Ordinal));
        code.Write("shared/Shared.cs", CodeBase.Volatile.Replace("Prompts", "Shared", StringComparison.Ordinal));

        var first = await code.AuditAsync();
        var second = await code.AuditAsync();

        Assert.Equal(13, first.Findings.Count);
        Assert.Equal(Auditing.Reports.JsonReport.Write(first.Findings), Auditing.Reports.JsonReport.Write(second.Findings));
    }

    [Fact]
    public async Task Costs_are_estimated_where_text_and_model_are_known()
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("Prompts.cs", CodeBase.Volatile).Write("Model.cs", "public static class Model { public const string Id = \"claude-haiku-4-5\"; }");

        var waste = Assert.Single((await code.AuditAsync()).Findings).Waste;

        Assert.NotNull(waste);
        Assert.Equal("claude-haiku-4-5", waste.Model);
        Assert.InRange(waste.Tokens, 4, 8);
        Assert.InRange(waste.DollarsPerThousandCalls, 0.003m, 0.01m);
    }

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.severity = none", null)]
    [InlineData("dotnet_analyzer_diagnostic.severity = error", FindingSeverity.Error)]
    [InlineData("dotnet_analyzer_diagnostic.severity = none\ndotnet_diagnostic.CPA1001.severity = suggestion", FindingSeverity.Information)]
    [InlineData("dotnet_analyzer_diagnostic.severity = none\ndotnet_analyzer_diagnostic.category-Volatility.severity = error", FindingSeverity.Error)]
    [InlineData("generated_code = true", null)]
    public async Task Severities_of_all_rules_count(string line, FindingSeverity? severity)
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("Prompts.cs", CodeBase.Volatile).Write(".editorconfig", $"root = true\n[*.cs]\n{line}\n");

        Assert.Equal(severity, (await code.AuditAsync()).Findings.SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task A_models_file_of_the_project_counts()
    {
        using var code = new CodeBase().WriteProject("App.csproj").Write("Prompts.cs", CodeBase.Volatile).Write("Model.cs", "public static class Model { public const string Id = \"acme-1\"; }")
            .Write("acme.models.json", """{ "format": 1, "models": [ { "id": "acme-1", "provider": "anthropic", "minimumPrefixTokens": 0, "prices": [ { "input": 1000, "cacheRead": 1, "output": 1 } ], "checked": "2026-11-20", "sources": ["https://acme.example"] } ] }""");

        Assert.Equal("acme-1", Assert.Single((await code.AuditAsync()).Findings).Waste?.Model);
    }
}
