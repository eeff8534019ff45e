using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Testing;

namespace CachePrefix.Analyzers.Tests.Volatility;

public class RowFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# Rows of our own.\n\n  volatile\tM:Acme.Weather.Describe\nstable P:System.DateTime.Now # frozen in tests\r\n")]
    [InlineData("identity T:Acme.Customer\nclock F:Acme.Clock.Now\ndate M:Acme.Clock.Today(System.Int32,System.String)")]
    [InlineData("{|CPA9020:sometimes M:Acme.Weather.Describe|}")]
    [InlineData("{|CPA9020:Volatile M:Acme.Weather.Describe|}")]
    [InlineData("{|CPA9020:volatile|}")]
    [InlineData("{|CPA9020:M:Acme.Weather.Describe|}")]
    [InlineData("  {|CPA9020:volatile Acme.Weather.Describe|}  \nvolatile M:Acme.Weather.Describe")]
    [InlineData("{|CPA9020:volatile N:Acme|}")]
    [InlineData("{|CPA9020:volatile M:|}")]
    [InlineData("{|CPA9020:volatile M:Acme.Clock.Today(System.Int32, System.String)|}")]
    public async Task A_row_is_reported_where_it_cannot_be_understood(string content) => await TestOf("acme.volatility.txt", content).RunAsync();

    [Fact]
    public async Task Other_files_are_not_read() => await TestOf("notes.txt", "sometimes M:Acme.Weather.Describe").RunAsync();

    [Fact]
    public async Task The_message_names_the_row_and_says_what_to_write()
    {
        var test = TestOf("acme.volatility.txt", "volatile T:Acme.Rain\n{|#0:sometimes M:Acme.Weather|}");
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<MalformedRowAnalyzer>.Diagnostic().WithLocation(0).WithMessage(
            "The row 'sometimes M:Acme.Weather' is left out: 'sometimes' is not a kind; write a kind and a documentation id, such as 'volatile M:Acme.Weather.Describe', "
            + "where the kind is one of clock, culture, date, hash-order, host, identity, insertion-order, line-ending, machine, random, reflection-order, set-order, stable, system-order, unproven, volatile"));

        await test.RunAsync();
    }

    [Theory]
    [InlineData("volatile M:Subject.Weather", "CPA1013")]
    [InlineData("clock M:Subject.Weather", "CPA1001")]
    [InlineData("volatile Subject.Weather", null)]
    public async Task Rows_that_can_be_understood_are_applied(string row, string? expected)
    {
        const string Code = """
            using Microsoft.Extensions.AI;
            class Subject
            {
                static string Weather() => "rain";
                object M() => new ChatMessage(ChatRole.System, $"It rains: {Weather()}");
            }
            """;
        var found = await Scan.RunAsync([Code], files: [("acme.volatility.txt", "sometimes M:Subject.M\n" + row)]);

        Assert.Equal(expected is null ? [] : [expected], found.Select(diagnostic => diagnostic.Id));
    }

    private static CSharpAnalyzerVerifier<MalformedRowAnalyzer>.Test TestOf(string name, string content)
    {
        var test = new CSharpAnalyzerVerifier<MalformedRowAnalyzer>.Test { TestCode = "public class Program;" };
        test.TestState.AdditionalFiles.Add((name, content));
        return test;
    }
}
