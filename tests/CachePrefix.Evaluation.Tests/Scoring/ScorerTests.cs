using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CachePrefix.Evaluation.Tests.Scoring;

public sealed class ScorerTests
{
    [Theory]
    [InlineData("""{ "a": 1, "b": "x y" }""", """{ "b": " X  y", "a": 1.0000000001 }""", true)]
    [InlineData("""{ "a": 1 }""", """{ "a": 1.1 }""", false)]
    [InlineData("""{ "a": 1 }""", """{ "a": 1, "c": 2 }""", false)]
    [InlineData("""{ "a": 1, "c": null }""", """{ "a": 1 }""", false)]
    [InlineData("""[1, 2]""", """[2, 1]""", false)]
    [InlineData("""[]""", """{}""", false)]
    [InlineData("""[]""", """[]""", true)]
    [InlineData("""[1]""", """[1, 1]""", false)]
    [InlineData("true", "\"true\"", false)]
    public void Tolerated_differences_are_right(string expected, string actual, bool isRight) =>
        Assert.Equal(isRight ? 1 : 0, new AnswerTolerance().Compare(Json(expected), Json(actual)).Value);

    [Fact]
    public void Nothing_is_tolerated_by_exact_comparison()
    {
        Assert.Equal(0, AnswerTolerance.None.Compare(Json("\"x\""), Json("\"X\"")).Value);
        Assert.Equal(0, AnswerTolerance.None.Compare(Json("1"), Json("1.0000001")).Value);
        Assert.Equal(1, AnswerTolerance.None.Compare(Json("""{ "a": 1, "b": 2 }"""), Json("""{ "b": 2.0, "a": 1 }""")).Value);
    }

    [Fact]
    public void Order_and_paths_can_be_ignored_and_parts_can_count()
    {
        var tolerance = new AnswerTolerance { IgnoreOrder = true, Ignored = ["note", "items.id"], IsPartial = true };

        Assert.Equal(1, tolerance.Compare(Json("""{ "items": [{ "id": 1, "n": "a" }, { "id": 2, "n": "b" }], "note": "x" }"""), Json("""{ "items": [{ "id": 9, "n": "b" }, { "id": 8, "n": "a" }] }""")).Value);
        var half = tolerance.Compare(Json("""{ "a": 1, "b": 2 }"""), Json("""{ "a": 1, "b": 3 }"""));
        Assert.Equal((0.5, "b is 3, not 2"), (half.Value, half.Reason));
    }

    [Fact]
    public async Task A_case_without_an_expected_answer_is_named()
    {
        var suite = new EvaluationSuite<string, bool>("s", [new EvaluationCase<string, bool>("lonely", "x")], TestJson.Default.String, TestJson.Default.Boolean);

        var exception = await Assert.ThrowsAsync<EvaluationException>(async () => await Scorers.Exact(suite).ScoreAsync(suite.Cases[0], false));

        Assert.Contains("'lonely'", exception.Message);
    }

    [Fact]
    public async Task A_judge_costs_money_once_and_its_agreement_with_labels_is_reported()
    {
        using var folder = new Folder();
        using var client = new JudgeClient();
        var suite = Support.Suite(120);
        var scorer = new EvaluatorScorer<string, string>(new Judge(), new EvaluatorScorerOptions<string, string>
        {
            Messages = static input => [new ChatMessage(ChatRole.User, input)],
            Text = static answer => answer,
            Metric = "quality",
            Judge = client,
        });
        var labelled = suite.Cases.Take(40).Select(static (each, index) => (each, index < 30 ? each.Expected! : "nonsense", index < 35));
        var agreement = await JudgeAgreement.MeasureAsync(scorer, labelled);
        var options = Support.Options(new AnswerStore(folder.Path)) with { Agreement = agreement };

        var first = await EvaluationRun.RunAsync(suite, Support.Answering("large", static _ => true), Support.Answering("small", static i => i > 20), scorer, options);
        var second = await EvaluationRun.RunAsync(suite, Support.Answering("large", static _ => true), Support.Answering("small", static i => i > 20), scorer, options);

        Assert.Equal(35.0 / 40, agreement.Share);
        Assert.Equal(5, agreement.OnlyLabel);
        Assert.InRange(agreement.Kappa, 0.55, 0.7);
        Assert.True(agreement.Cost > 0);

        // Both sides give the same right answers, which are judged once, or twice where both ask at the same time.
        Assert.InRange(client.Calls - 40, 120 + 21, 240);
        Assert.True(first.Summary.ScoringPaid > 0);
        Assert.Equal(0, second.Summary.ScoringPaid);
        Assert.Equal(Verdict.Drops, second.Verdict);
        Assert.Contains("agrees with 88 % of 40 labels", MarkdownPage.Of(second.Summary));
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize(text, TestJson.Default.JsonElement);

    /// <summary>Judges on the usual scale of 1 to 5.</summary>
    private sealed class Judge : IEvaluator
    {
        public IReadOnlyCollection<string> EvaluationMetricNames => ["quality"];

        public async ValueTask<Microsoft.Extensions.AI.Evaluation.EvaluationResult> EvaluateAsync(
            IEnumerable<ChatMessage> messages, ChatResponse modelResponse, ChatConfiguration? chatConfiguration = null,
            IEnumerable<EvaluationContext>? additionalContext = null, CancellationToken cancellationToken = default)
        {
            var response = await chatConfiguration!.ChatClient.GetResponseAsync($"Grade: {modelResponse.Text}", cancellationToken: cancellationToken);
            return new Microsoft.Extensions.AI.Evaluation.EvaluationResult(new NumericMetric("quality", double.Parse(response.Text, System.Globalization.CultureInfo.InvariantCulture), "graded"));
        }
    }

    private sealed class JudgeClient : IChatClient
    {
        private int _calls;

        public int Calls => _calls;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _calls);
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, messages.Last().Text.Contains("nonsense", StringComparison.Ordinal) ? "1" : "5"))
            {
                ModelId = "claude-sonnet-4-6",
                Usage = new UsageDetails { InputTokenCount = 500, OutputTokenCount = 5 },
            });
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
