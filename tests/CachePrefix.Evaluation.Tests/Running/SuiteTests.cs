namespace CachePrefix.Evaluation.Tests.Running;

public sealed class SuiteTests
{
    [Fact]
    public void Lines_become_cases()
    {
        var suite = Load(
            """
            { "input": "a", "expected": { "text": "x", "amount": 3 }, "class": "prices", "source": 7 }

            { "id": "second", "input": "b" }
            """);

        Assert.Equal(["line 1", "second"], suite.Cases.Select(static each => each.Id));
        Assert.Equal(("a", "prices", "7", 3.0), (suite.Cases[0].Input, suite.Cases[0].Class, suite.Cases[0].Source, suite.Cases[0].Expected!.Amount));
        Assert.False(suite.Cases[1].HasExpected);
    }

    [Theory]
    [InlineData("{ \"input\": \"a\" }\n{ \"expected\": 1 }", "(2)")]
    [InlineData("{ \"input\": 1 }", "(1)")]
    [InlineData("{ \"input\": \"a\", \"id\": \"x\" }\n{ \"input\": \"b\", \"id\": \"x\" }", "'x'")]
    [InlineData("nonsense", "(1)")]
    [InlineData("[]", "(1)")]
    [InlineData("", "no cases")]
    public void What_cannot_be_read_is_named(string lines, string named) =>
        Assert.Contains(named, Assert.Throws<EvaluationException>(() => Load(lines)).Message);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("none.jsonl", Assert.Throws<EvaluationException>(static () => EvaluationSuite.Load("none.jsonl", TestJson.Default.String, TestJson.Default.String)).Message);

    [Fact]
    public void Rows_of_a_theory_become_cases_and_cases_become_rows()
    {
        var data = new TheoryData<string, bool> { { "is 7 prime", true }, { "is 8 prime", false } };

        var suite = EvaluationSuite.FromRows("primes", data, TestJson.Default.String, TestJson.Default.Boolean);

        Assert.Equal([true, false], suite.Cases.Select(static each => each.Expected));
        Assert.All(suite.Cases, static each => Assert.True(each.HasExpected));
        Assert.Equal(["is 7 prime", true, null, null], suite.ToRows().First());
        Assert.Contains("Row 1", Assert.Throws<ArgumentException>(static () => EvaluationSuite.FromRows("odd", [[1]], TestJson.Default.String, TestJson.Default.String)).Message);
    }

    private static EvaluationSuite<string, Reply> Load(string lines)
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, "cases.jsonl");
        File.WriteAllText(path, lines);
        return EvaluationSuite.Load(path, TestJson.Default.String, TestJson.Default.Reply);
    }
}
