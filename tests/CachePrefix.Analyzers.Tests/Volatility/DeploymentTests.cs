using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What is fixed where a program runs is the same for all its requests.</summary>
public class DeploymentTests
{
    private const string Framework = "build_property.TargetFramework";
    private const string Web = "build_property.UsingMicrosoftNETSdkWeb";
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
    [InlineData("false", false)]
    [InlineData("true", true)]
    public async Task A_console_program_runs_on_one_machine_unless_it_is_a_server(string isWeb, bool isShown)
    {
        var found = await Scan.RunAsync([Scan.Class(Machine + " static void Main() { }")], new() { [Web] = isWeb }, output: OutputKind.ConsoleApplication);

        Assert.Equal(isShown, Assert.Single(found, static diagnostic => diagnostic.Id == "CPA1008").Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData("class Old { public ChatMessage M() => new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\"); }", "", OutputKind.ConsoleApplication, false)]
    [InlineData("class Old : IDisposable { public void Dispose() { } public ChatMessage M() => new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\"); }", "", OutputKind.ConsoleApplication, false)]
    [InlineData("class Base { } class Old : Base { public ChatMessage M() => new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\"); }", "", OutputKind.ConsoleApplication, false)]
    [InlineData("class Old { public ChatMessage M() => new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\"); }", "", OutputKind.DynamicallyLinkedLibrary, true)]
    [InlineData("class Old { public ChatMessage M() => new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\"); }", "new Old().M();", OutputKind.ConsoleApplication, true)]
    [InlineData("class Old : Attribute { public ChatMessage M() => new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\"); }", "", OutputKind.ConsoleApplication, true)]
    [InlineData("[Serializable] class Old { public ChatMessage M() => new(ChatRole.System, $\"It is {DateTime.Now:HH:mm}. Be brief.\"); }", "", OutputKind.ConsoleApplication, true)]
    public async Task A_class_that_nothing_in_a_program_names_sends_nothing(string type, string use, OutputKind output, bool isShown)
    {
        var found = await Scan.RunAsync([Scan.Class($"static void Main() {{ {use} }}", type)], output: output);

        Assert.Equal(isShown, Assert.Single(found, static diagnostic => diagnostic.Id == "CPA1001").Severity > DiagnosticSeverity.Hidden);
    }
}
