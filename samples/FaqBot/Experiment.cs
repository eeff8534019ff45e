using System.Diagnostics;
using CachePrefix;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace FaqBot;

/// <summary>What one way of caching made of the questions.</summary>
internal sealed record Outcome(string Name, int Questions, int Hits, int FalseHits, int ModelCalls, decimal Cost, double MeanMilliseconds);

/// <summary>Asks the same questions with no cache, an exact one, bare similarity, and the guarded semantic cache.</summary>
internal sealed class Experiment(IReadOnlyList<FaqQuestion> questions, IEmbeddingGenerator<string, Embedding<float>> generator)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<Outcome>> RunAsync()
    {
        var verifier = new TruthfulVerifier(questions);
        using var guarded = new SemanticCache(generator);
        using var verified = new SemanticCache(generator, verifier: verifier);
        using var exact = new ResponseCache();
        return
        [
            await AskAsync("no cache", static model => model),
            await AskAsync("exact", model => model.WithResponseCache(Hour, exact)),
            await AskAsync("bare similarity, 0.80", model => new BareSimilarityCache(model, generator, 0.80)),
            await AskAsync("bare similarity, 0.95", model => new BareSimilarityCache(model, generator, 0.95)),
            await AskAsync("semantic, guard alone", model => model.WithSemanticCache(guarded, new SemanticCachePolicy(Hour))),
            await AskAsync("semantic, guard and verifier", model => model.WithSemanticCache(verified, new SemanticCachePolicy(Hour)), () => verifier.Cost),
        ];
    }

    private async Task<Outcome> AskAsync(string name, Func<IChatClient, IChatClient> add, Func<decimal>? besides = null)
    {
        var model = new FaqModel(questions);
        var client = add(model);
        var wrong = 0;
        var started = Stopwatch.GetTimestamp();
        foreach (var question in questions)
        {
            var response = await client.GetResponseAsync(question.Text);
            if (response.Text != question.Entry.Answer)
                wrong++;
        }

        var spent = Stopwatch.GetElapsedTime(started) + (model.Calls * FaqModel.Latency);
        return new Outcome(name, questions.Count, questions.Count - model.Calls, wrong, model.Calls, CostOf(model) + (besides?.Invoke() ?? 0), spent.TotalMilliseconds / questions.Count);
    }

    private static decimal CostOf(FaqModel model) => ModelCatalog.Default.TryFind(FaqModel.Model, out var info) && info.PricesAt(DateOnly.FromDateTime(DateTime.UtcNow)) is { } prices
        ? prices.CostOf(new TokenUsage(UncachedInput: model.Spent.InputTokenCount ?? 0, Output: model.Spent.OutputTokenCount ?? 0)).Total
        : 0;
}
