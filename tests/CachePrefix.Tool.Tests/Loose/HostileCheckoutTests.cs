using System.Diagnostics;
using CachePrefix.Auditing;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Loose;

/// <summary>Whoever made a checkout cannot make the audit read or write elsewhere, wait or work without an end.</summary>
public sealed class HostileCheckoutTests
{
    private const string Elsewhere = "outside of";

    [Theory]
    [InlineData("app/Stolen.cs")]
    [InlineData("app/.editorconfig")]
    [InlineData("app/cacheprefix.json")]
    [InlineData("app/models.json")]
    [InlineData("app/Prompts.lock.txt")]
    [InlineData("app/Directory.Build.props")]
    [InlineData("app/other.props")]
    public async Task Links_out_of_the_root_are_not_read(string link)
    {
        using var outside = new CodeBase().Write("secret", "root = true\n[*.cs]\ndotnet_diagnostic.CPA1001.severity = none\n");
        using var code = Code("<Project Sdk=\"Microsoft.NET.Sdk\"><Import Project=\"other.props\" /></Project>");
        File.CreateSymbolicLink(code.Path(link), outside.Path("secret"));

        var audit = await code.AuditAsync();

        Assert.Equal(["app/Prompts.cs:8 CPA1001"], Describe.Of(audit));
        Assert.Contains(Elsewhere, Assert.Single(audit.Notes, note => note.Path == link).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_and_folder_links_out_of_the_root_are_not_read()
    {
        using var outside = new CodeBase().Write("Stolen.cs", CodeBase.Volatile).Write("Lib.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />").Write("a.props", "<Project><PropertyGroup><NoWarn>CPA1001</NoWarn></PropertyGroup></Project>");
        using var code = Code($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{outside.Path("a.props")}" />
              <Import Project="link/a.props" />
              <ItemGroup>
                <Compile Include="{outside.Root}/**/*.cs;{outside.Path("Stolen.cs")};link/Stolen.cs;link/**/*.cs" />
                <ProjectReference Include="{outside.Path("Lib.csproj")};link/Lib.csproj" />
              </ItemGroup>
            </Project>
            """);
        Directory.CreateSymbolicLink(code.Path("app/link"), outside.Root);

        var audit = await code.AuditAsync();

        Assert.Equal(["app/Prompts.cs:8 CPA1001"], Describe.Of(audit));
        Assert.Equal(1, audit.Coverage.Files);
    }

    [Fact]
    public async Task Links_inside_of_the_root_are_read()
    {
        using var code = Code("<Project Sdk=\"Microsoft.NET.Sdk\" />").Write("shared.editorconfig", "[*.cs]\ndotnet_diagnostic.CPA1001.severity = error\n");
        File.CreateSymbolicLink(code.Path("app/.editorconfig"), "../shared.editorconfig");

        Assert.Equal(Auditing.Findings.FindingSeverity.Error, Assert.Single((await code.AuditAsync()).Findings).Severity);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("not yet there")]
    public async Task A_lock_that_is_a_link_out_of_the_root_is_neither_read_nor_written(string target)
    {
        using var outside = new CodeBase().Write("secret", "# mine\n");
        using var code = new CodeBase().WriteProject("Shop.csproj").Write("Prompt.cs", "class P;");
        File.CreateSymbolicLink(code.Path("Prompts.lock.txt"), outside.Path(target));

        var update = await CommandRun.OfAsync("lock", "update", code.Root, "--loose");

        Assert.Equal(2, update.ExitCode);
        Assert.Contains("is a link that leaves", update.Error, StringComparison.Ordinal);
        Assert.Equal("# mine\n", await File.ReadAllTextAsync(outside.Path("secret")));
        Assert.Equal(["secret"], Directory.GetFiles(outside.Root).Select(System.IO.Path.GetFileName));
    }

    [Theory]
    [InlineData("app/Pipe.cs")]
    [InlineData("app/.editorconfig")]
    [InlineData("app/Directory.Build.props")]
    [InlineData("app/models.json")]
    [InlineData("app/More.csproj")]
    [InlineData("app/Prompts.lock.txt")]
    public async Task Pipes_and_devices_are_left_alone(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;

        using var code = Code("<Project Sdk=\"Microsoft.NET.Sdk\" />");
        using (var make = Process.Start("mkfifo", [code.Path(path)]))
            await make.WaitForExitAsync();

        Assert.Equal(["app/Prompts.cs:8 CPA1001"], Describe.Of(await code.AuditAsync()));
    }

    public static TheoryData<string, string> Projects => new()
    {
        { "self-import", "<Project Sdk=\"Microsoft.NET.Sdk\">" + string.Concat(Enumerable.Repeat("<Import Project=\"App.csproj\" />", 20)) + "</Project>" },
        { "mutual imports", "<Project Sdk=\"Microsoft.NET.Sdk\">" + string.Concat(Enumerable.Repeat("<Import Project=\"a.props\" /><Import Project=\"b.props\" />", 20)) + "</Project>" },
        { "doubling", Bomb(static i => $"<P{i + 1}>$(P{i})$(P{i})</P{i + 1}>") },
        { "nested calls", Property(string.Concat(Enumerable.Repeat("$([MSBuild]::NormalizePath(", 50_000)) + string.Concat(Enumerable.Repeat("))", 50_000))) },
        { "open calls", Property(string.Concat(Enumerable.Repeat("$(", 200_000))) },
        { "nested elements", "<Project Sdk=\"Microsoft.NET.Sdk\">" + string.Concat(Enumerable.Repeat("<Choose><When Condition=\"true\">", 30_000)) + string.Concat(Enumerable.Repeat("</When></Choose>", 30_000)) + "</Project>" },
        { "parentheses", Condition(new string('(', 100_000)) },
        { "negations", Condition(new string('!', 100_000) + "true") },
        { "quotes", Condition("'" + string.Concat(Enumerable.Repeat("$(a)", 50_000))) },
        { "open properties", Condition("'" + string.Concat(Enumerable.Repeat("$(", 100_000))) },
        { "patterns", Items(string.Join(';', Enumerable.Range(0, 60_000).Select(static i => $"**/*{i}*a*b*c*.cs"))) },
        { "many elements", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>" + string.Concat(Enumerable.Repeat("<A Condition=\"'$(A)'==''\"/>", 30_000)) + "</PropertyGroup></Project>" },
        { "usings", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><Using Include=\"" + new string('(', 100_000) + "\" /></ItemGroup></Project>" },
        { "long", "<Project Sdk=\"Microsoft.NET.Sdk\"><!-- " + new string('x', 2_000_000) + " --></Project>" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Projects_that_cannot_be_read_to_the_end_do_not_stop_the_audit(string kind, string project)
    {
        using var code = Code(project).Write("app/a.props", "<Project><Import Project=\"b.props\" /><Import Project=\"a.props\" /></Project>").Write("app/b.props", "<Project><Import Project=\"a.props\" /><Import Project=\"b.props\" /></Project>");

        var audit = await code.AuditAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["app/Prompts.cs:8 CPA1001"], Describe.Of(audit));
        if (kind is "doubling" or "nested calls" or "nested elements" or "patterns" or "long")
            Assert.Contains(audit.Notes, static note => note.Path == "app/App.csproj");
    }

    [Fact]
    public async Task Projects_that_refer_to_each_other_are_audited()
    {
        using var code = new CodeBase();
        for (var i = 0; i < 3; i++)
            code.WriteProject($"p{i}/P{i}.csproj", $"<ProjectReference Include=\"../p{(i + 1) % 3}/P{(i + 1) % 3}.csproj;P{i}.csproj\" />").Write($"p{i}/Prompts.cs", CodeBase.Volatile.Replace("Prompts", $"Prompts{i}", StringComparison.Ordinal));

        var audit = await code.AuditAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, audit.Findings.Count);
        Assert.Contains(audit.Notes, static note => note.Path == "p2/P2.csproj" && note.Message.Contains("leads back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_chain_of_projects_is_audited()
    {
        const int Length = 300;
        using var code = new CodeBase();
        for (var i = 0; i < Length; i++)
            code.Write($"p{i}/P{i}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><ProjectReference Include=\"../p{i + 1}/P{i + 1}.csproj\" /></ItemGroup></Project>");
        code.Write($"p{Length - 1}/Prompts.cs", CodeBase.Volatile);

        Assert.Single((await code.AuditAsync()).Findings);
    }

    [Theory]
    [InlineData("cacheprefix.json")]
    [InlineData("models.json")]
    [InlineData("acme.volatility.txt")]
    [InlineData("Prompts.lock.txt")]
    public async Task Deep_and_endless_settings_do_not_stop_the_audit(string name)
    {
        string[] contents =
        [
            string.Concat(Enumerable.Repeat("{\"tiers\":", 100_000)) + string.Concat(Enumerable.Repeat("}", 100_000)),
            "{\"ttl\":{\"tenant\":" + new string('[', 100_000) + new string(']', 100_000) + "}}",
            "{\"tiers\":{" + string.Join(',', Enumerable.Range(0, 20_000).Select(static i => $"\"t{i}\":{{\"model\":\"m{i}\"}}")) + "}}",
            "{\"format\":1,\"models\":[" + string.Join(',', Enumerable.Range(0, 20_000).Select(static i => $"{{\"id\":\"m{i}\",\"provider\":\"p{i}\"}}")) + "]}",
            "{\"tiers\":{\"a\":{\"model\":\"m\"}},\"routers\":{\"r\":{\"rules\":[" + string.Join(',', Enumerable.Range(0, 20_000).Select(static i => $"{{\"tier\":\"t{i}\",\"maxInputTokens\":{i},\"keywords\":[\"k{i}\"]}}")) + "]}}}",
            new string('\n', 500_000),
        ];
        foreach (var content in contents)
        {
            using var code = Code($"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><AdditionalFiles Include=\"{name}\" /></ItemGroup></Project>").Write("app/" + name, content);

            Assert.Contains("app/Prompts.cs:8 CPA1001", Describe.Of(await code.AuditAsync().WaitAsync(TimeSpan.FromMinutes(1))));
        }
    }

    public static TheoryData<string> Sections => new()
    {
        string.Concat(Enumerable.Repeat("*a", 60)) + "b",
        string.Concat(Enumerable.Repeat("{**,**}", 60)),
        new string('{', 10_000),
        new string('[', 10_000),
        string.Concat(Enumerable.Repeat("{a,", 200)) + string.Concat(Enumerable.Repeat("}", 200)),
        "{1..2147483647}",
        "[^]]",
        "\\",
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task Sections_of_editorconfig_cannot_take_long(string section)
    {
        using var code = Code("<Project Sdk=\"Microsoft.NET.Sdk\" />")
            .Write(".editorconfig", $"[{section}]\ndotnet_diagnostic.CPA1001.severity = none\n[*.cs]\nx = y{new string(' ', 200_000)}z\ndotnet_diagnostic.CPA1001.severity = error\n");
        for (var i = 0; i < 20; i++)
            code.Write($"app/{new string('a', 200)}{i}.cs", $"class C{i};");

        var audit = await code.AuditAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(Auditing.Findings.FindingSeverity.Error, Assert.Single(audit.Findings).Severity);
    }

    [Theory]
    [InlineData("Deep.slnx")]
    [InlineData("Deep.slnf")]
    [InlineData("Odd.sln")]
    public async Task Solutions_that_are_none_are_named(string name)
    {
        var content = name.EndsWith("slnx", StringComparison.Ordinal)
            ? "<Solution>" + string.Concat(Enumerable.Repeat("<Folder Name=\"/a/\">", 100_000)) + string.Concat(Enumerable.Repeat("</Folder>", 100_000)) + "</Solution>"
            : name.EndsWith("slnf", StringComparison.Ordinal) ? new string('[', 100_000) : "\u0001 no solution";
        using var code = Code("<Project Sdk=\"Microsoft.NET.Sdk\" />").Write(name, content);

        Assert.Contains(name, (await Assert.ThrowsAsync<AuditException>(() => code.AuditAsync(paths: name))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_printed_has_no_control_characters_of_the_code_base()
    {
        using var code = Code("<Project Sdk=\"Microsoft.NET.Sdk\"><\u0007").Write("app/\u001b[31m\u202eEvil\u0007.cs", CodeBase.Volatile.Replace("DateTime.Now:HH:mm", "DateTime.Now/*\u001b]0;pwned\u0007*/", StringComparison.Ordinal).Replace("Prompts", "More", StringComparison.Ordinal));

        foreach (var format in new[] { "table", "html", "json", "sarif" })
        {
            var run = await CommandRun.OfAsync("audit", code.Root, "--loose", "--format", format);
            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain(run.Output + run.Error, static character => char.IsControl(character) && character != '\n' || character == '\u202e');
        }
    }

    private static CodeBase Code(string project) => new CodeBase().Write("app/App.csproj", project).Write("app/Prompts.cs", CodeBase.Volatile);

    private static string Property(string value) => $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><A>{value}</A></PropertyGroup></Project>";

    private static string Condition(string condition) => $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><A Condition=\"{condition}\">1</A></PropertyGroup></Project>";

    private static string Items(string patterns) => $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><Compile Include=\"{patterns}\" /></ItemGroup></Project>";

    private static string Bomb(Func<int, string> property) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><P0>xxxxxxxxxx</P0>{string.Concat(Enumerable.Range(0, 60).Select(property))}</PropertyGroup></Project>";
}
