using System.Collections.Concurrent;
using System.Text.Json;

namespace CachePrefix.Evaluation;

/// <summary>Answers and scores cases on one side, from kept answers where there are any.</summary>
internal sealed class SideRunner<TInput, TAnswer>(
    EvaluationSuite<TInput, TAnswer> suite, EvaluatedSystem<TInput, TAnswer> system, Scorer<TInput, TAnswer> scorer, AnswerStore? store)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SystemAnswer<TAnswer>>>> _underWay = new(StringComparer.Ordinal);
    private readonly string _repetition = system.Repetition.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public async Task<SideAnswer> RunAsync(EvaluationCase<TInput, TAnswer> each, CancellationToken cancellationToken)
    {
        try
        {
            var answer = store is null
                ? await AskAsync(each, cancellationToken).ConfigureAwait(false)
                : await KeptOrAskedAsync(each, store, cancellationToken).ConfigureAwait(false);
            var score = answer.Flaw is not null || answer.Value is null ? Score.Wrong(answer.Flaw ?? "there is no answer") : await ScoreAsync(each, answer.Value, cancellationToken).ConfigureAwait(false);
            if (score.Value is not (>= 0 and <= 1))
                throw new EvaluationException(FormattableString.Invariant($"The scorer '{scorer.Name}' gave case '{each.Id}' the score {score.Value}; scores go from 0 to 1."));
            return new SideAnswer
            {
                Score = score.Value,
                Reason = score.Reason,
                Text = Shown(answer),
                Cost = answer.Cost,
                Usage = answer.Usage,
                Latency = answer.Latency,
                Model = answer.Model,
                Tier = answer.Tier,
                IsKept = answer.IsKept,
                ScoreCost = score.Cost,
                IsScoreKept = score.IsKept,
            };
        }
        catch (Exception exception) when (exception is not (EvaluationException or OperationCanceledException) || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new SideAnswer { Error = $"{exception.GetType().Name}: {exception.Message}", Text = "" };
        }
    }

    /// <summary>The same input twice in a suite is asked once.</summary>
    private async Task<SystemAnswer<TAnswer>> KeptOrAskedAsync(EvaluationCase<TInput, TAnswer> each, AnswerStore answers, CancellationToken cancellationToken)
    {
        var key = AnswerStore.KeyOf("answer", system.Name, system.Version, _repetition, JsonSerializer.Serialize(each.Input, suite.InputType));
        if (answers.Find(key, suite.AnswerType) is { } kept)
            return kept;
        return await _underWay.GetOrAdd(key, _ => new Lazy<Task<SystemAnswer<TAnswer>>>(AskAndKeepAsync)).Value.ConfigureAwait(false);

        async Task<SystemAnswer<TAnswer>> AskAndKeepAsync()
        {
            var answer = await AskAsync(each, cancellationToken).ConfigureAwait(false);
            answers.Keep(key, answer, suite.AnswerType);
            return answer;
        }
    }

    /// <summary>An answer that the program could not read is one, and wrong; a provider that does not answer is a failure.</summary>
    private async Task<SystemAnswer<TAnswer>> AskAsync(EvaluationCase<TInput, TAnswer> each, CancellationToken cancellationToken)
    {
        try
        {
            return await system.AnswerAsync(each.Input, cancellationToken).ConfigureAwait(false);
        }
        catch (PromptException exception) when (exception.Answer is not null)
        {
            return new SystemAnswer<TAnswer>
            {
                Value = default,
                Flaw = exception.Message,
                Cost = exception.Cost,
                Usage = exception.Usage,
                Model = exception.Model,
                Tier = exception.Tier,
                Latency = exception.Attempts.Aggregate(TimeSpan.Zero, static (sum, attempt) => sum + attempt.Latency),
            };
        }
    }

    private async ValueTask<Score> ScoreAsync(EvaluationCase<TInput, TAnswer> each, TAnswer answer, CancellationToken cancellationToken)
    {
        if (!scorer.IsCostly || store is null)
            return await scorer.ScoreAsync(each, answer, cancellationToken).ConfigureAwait(false);

        var key = AnswerStore.KeyOf(
            "score", scorer.Version, JsonSerializer.Serialize(each.Input, suite.InputType),
            !each.HasExpected ? "" : JsonSerializer.Serialize(each.Expected!, suite.AnswerType), JsonSerializer.Serialize(answer, suite.AnswerType));
        if (store.FindScore(key) is { } kept)
            return kept;
        var score = await scorer.ScoreAsync(each, answer, cancellationToken).ConfigureAwait(false);
        store.Keep(key, score);
        return score;
    }

    private string Shown(SystemAnswer<TAnswer> answer) =>
        answer.Flaw is not null || answer.Value is null ? answer.Flaw ?? "" : answer.Value as string ?? JsonSerializer.Serialize(answer.Value, suite.AnswerType);
}
