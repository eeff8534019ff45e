using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Embeddings;

public sealed class CoalescingEmbeddingGeneratorTests
{
    [Fact]
    public async Task WhatArrivesMeanwhileGoesTogetherAndEachTextOnce()
    {
        var inner = new Inner();
        using var generator = inner.WithCoalescing(new CoalescingOptions { MaxBatchesAtOnce = 1 });

        var first = generator.GenerateAsync("a");
        await inner.NextAsync();
        var rest = Task.WhenAll(generator.GenerateAsync("b"), generator.GenerateAsync("c"), generator.GenerateAsync("b"), generator.GenerateAsync("a"));
        inner.Answer();
        await inner.NextAsync();
        inner.Answer();

        Assert.Equal(Inner.VectorOf("a"), (await first).Vector.ToArray());
        Assert.Equal(["b", "c", "b", "a"], (await rest).Select(Inner.TextOf));
        Assert.Equal([["a"], ["b", "c"]], inner.Requests);
    }

    [Fact]
    public async Task BatchesAreBounded()
    {
        var inner = new Inner { AnswersAtOnce = true };
        using var generator = inner.WithCoalescing(new CoalescingOptions { MaxBatchSize = 3 });

        var result = await generator.GenerateAsync(["a", "b", "c", "d", "e", "f", "g"]);

        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], result.Select(Inner.TextOf));
        Assert.All(inner.Requests, static request => Assert.InRange(request.Length, 1, 3));
    }

    [Fact]
    public async Task AFailingTextFailsNobodyElse()
    {
        var inner = new Inner { AnswersAtOnce = true, Poison = "bad" };
        using var generator = inner.WithCoalescing();

        var bad = generator.GenerateAsync(["good", "bad"]);
        var good = generator.GenerateAsync(["good", "fine"]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.Equal(["good", "fine"], (await good).Select(Inner.TextOf));
    }

    [Fact]
    public async Task WhoCancelsTakesNobodyAlong()
    {
        var inner = new Inner();
        using var generator = inner.WithCoalescing();
        using var cancellation = new CancellationTokenSource();

        var leaving = generator.GenerateAsync(["a"], options: null, cancellation.Token);
        await inner.NextAsync();
        var staying = generator.GenerateAsync("a");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        inner.Answer();

        Assert.Equal("a", Inner.TextOf(await staying));
        Assert.Single(inner.Requests);
    }

    [Fact]
    public async Task ARequestThatNobodyWaitsForIsEndedAndAskedAgain()
    {
        var inner = new Inner();
        using var generator = inner.WithCoalescing();
        using var cancellation = new CancellationTokenSource();

        var leaving = generator.GenerateAsync(["a"], options: null, cancellation.Token);
        await inner.NextAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        var later = generator.GenerateAsync("a");
        await inner.NextAsync();
        inner.Answer();

        Assert.Equal("a", Inner.TextOf(await later));
        Assert.Equal(1, inner.Cancelled);
    }

    [Fact]
    public async Task UsageIsDividedAndSumsUp()
    {
        var inner = new Inner();
        using var generator = inner.WithCoalescing(new CoalescingOptions { MaxBatchesAtOnce = 1 });

        var first = generator.GenerateAsync(["x"]);
        await inner.NextAsync();
        var rest = new[] { generator.GenerateAsync(["aa", "b"]), generator.GenerateAsync(["aa"]), generator.GenerateAsync(["cccc"]) };
        inner.Answer();
        await inner.NextAsync();
        inner.Answer();
        await first;
        var results = await Task.WhenAll(rest);

        Assert.Equal(Inner.TokensPerRequest, results.Sum(static result => result.Usage?.InputTokenCount ?? 0));
    }

    [Fact]
    public async Task CallsWithOptionsGoThrough()
    {
        var inner = new Inner { AnswersAtOnce = true };
        using var generator = inner.WithCoalescing();

        await generator.GenerateAsync(["a", "a"], new EmbeddingGenerationOptions { Dimensions = 2 });

        Assert.Equal([["a", "a"]], inner.Requests);
    }

    private sealed class Inner : IEmbeddingGenerator<string, Embedding<float>>
    {
        public const int TokensPerRequest = 101;

        private readonly SemaphoreSlim _arrived = new(0);
        private readonly SemaphoreSlim _answers = new(0);

        public List<string[]> Requests { get; } = [];

        public bool AnswersAtOnce { get; init; }

        public string? Poison { get; init; }

        public int Cancelled { get; private set; }

        public static float[] VectorOf(string text) => [.. text.Select(static c => (float)c)];

        public static string TextOf(Embedding<float> embedding) => string.Concat(embedding.Vector.ToArray().Select(static number => (char)number));

        public Task NextAsync() => _arrived.WaitAsync();

        public void Answer() => _answers.Release();

        public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            string[] texts = [.. values];
            lock (Requests)
                Requests.Add(texts);
            _arrived.Release();
            try
            {
                if (!AnswersAtOnce)
                    await _answers.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Cancelled++;
                throw;
            }

            if (texts.Contains(Poison))
                throw new InvalidOperationException("poison");
            return new GeneratedEmbeddings<Embedding<float>>(texts.Select(static text => new Embedding<float>(VectorOf(text))))
            {
                Usage = new UsageDetails { InputTokenCount = TokensPerRequest },
            };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
