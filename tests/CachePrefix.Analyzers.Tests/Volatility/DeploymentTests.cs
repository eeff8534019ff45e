using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What is fixed where a program runs is the same for all its requests.</summary>
public class DeploymentTests
{
    private const string Framework = "build_property.TargetFramework";
    private const string Invariant = "build_property.InvariantGlobalization";

    private const string Machine = """ChatMessage M() => new(ChatRole.System, $"Host {Environment.MachineName}. {Role}");""";
    private const string Number = """ChatMessage M(double rate) => new(ChatRole.System, $"{Role} The rate is {rate:P1}. {Role}");""";
    private const string User = """ChatMessage M(string userName) => new(ChatRole.System, $"You talk to {userName}. {Role}");""";
    private const string Session = """ChatMessage M(string sessionId) => new(ChatRole.System, $"Session {sessionId}. {Role}");""";
    private const string Clock = """ChatMessage M() => new(ChatRole.System, $"It is {DateTime.Now:HH:mm}. {Role}");""";

    public static TheoryData<string, string, string, string, bool> Cases() => new()
    {
        { Machine, "CPA1008", Framework, "net10.0", true },
        { Machine, "CPA1008", Framework, "net10.0-windows", false },
        { Number, "CPA1007", Framework, "net10.0", true },
        { Number, "CPA1007", Framework, "net10.0-windows10.0.19041.0", false },
        { Number, "CPA1007", Invariant, "true", false },
        { Machine, "CPA1008", Invariant, "true", true },
        { User, "CPA1009", Framework, "net10.0", true },
        { User, "CPA1009", Framework, "net10.0-windows", false },
        { Session, "CPA1009", Framework, "net10.0-windows", true },
        { Clock, "CPA1001", Framework, "net10.0-windows", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_a_build_tells_of_the_project_decides(string members, string id, string property, string value, bool isShown)
    {
        var found = await Scan.RunAsync([Scan.Class(members)], new() { [property] = value });

        Assert.Equal(isShown, Assert.Single(found, diagnostic => diagnostic.Id == id).Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData(OutputKind.WindowsApplication, false)]
    [InlineData(OutputKind.ConsoleApplication, true)]
    public async Task A_program_with_windows_runs_on_one_desk(OutputKind output, bool isShown)
    {
        var found = await Scan.RunAsync([Scan.Class(Machine + " static void Main() { }")], output: output);

        Assert.Equal(isShown, Assert.Single(found, static diagnostic => diagnostic.Id == "CPA1008").Severity > DiagnosticSeverity.Hidden);
    }
}
