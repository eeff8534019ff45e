using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.LocalEmbeddings.Tests;

public sealed class LocalEmbeddingGeneratorTests(LocalEmbeddingGeneratorTests.Model model) : IClassFixture<LocalEmbeddingGeneratorTests.Model>
{
    [Fact]
    public async Task EmbeddingsAreOfLengthOneAndInTheOrderOfTheTexts()
    {
        string[] texts = ["How do I reset my password?", "What is the capital of France?", "How do I reset my password?"];

        var together = await model.Generator.GenerateAsync(texts);

        Assert.Equal(3, together.Count);
        Assert.All(together, static one => Assert.Equal(LocalEmbeddingGenerator.Dimensions, one.Vector.Length));
        Assert.All(together, static one => Assert.Equal(1, TensorPrimitives.Norm(one.Vector.Span), 4));
        Assert.Equal(together[0].Vector.ToArray(), together[2].Vector.ToArray());
        for (var i = 0; i < texts.Length; i++)
            Assert.Equal(1, Similarity(together[i], await model.Generator.GenerateAsync(texts[i])), 4);
    }

    [Fact]
    public async Task SimilarityFollowsTheWordsAndNotTheMeaning()
    {
        var near = await SimilarityAsync("How do I reset my password?", "How can I reset my password?");
        var far = await SimilarityAsync("How do I reset my password?", "What is the capital of France?");
        var swapped = await SimilarityAsync("Transfer money to Alice from Bob", "Transfer money to Bob from Alice");

        Assert.True(near > 0.9, $"{near}");
        Assert.True(far < 0.3, $"{far}");
        Assert.True(swapped > 0.99, $"{swapped}");
    }

    [Fact]
    public async Task CallsFromManyThreadsGetTheirOwnEmbeddings()
    {
        string[] texts = [.. Enumerable.Range(0, 24).Select(static i => $"What does error {i} of the {(i % 2 == 0 ? "printer" : "router")} mean?")];
        var expected = await model.Generator.GenerateAsync(texts);

        var one = await Task.WhenAll(texts.Select(text => Task.Run(() => model.Generator.GenerateAsync(text))));

        for (var i = 0; i < texts.Length; i++)
            Assert.Equal(1, Similarity(expected[i], one[i]), 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t")]
    [InlineData("( [ * + ? \\ ((a+)+$ [[[ {2,} | ^")]
    [InlineData("\0\u0001 ### [PAD] [SEP] [MASK]")]
    [InlineData("\ud800 lone, 😀 中文 日本語 עברית")]
    public async Task AnyTextHasAnEmbedding(string text) =>
        Assert.Equal(1, TensorPrimitives.Norm((await model.Generator.GenerateAsync(text)).Vector.Span), 4);

    [Theory]
    [InlineData("word ", 3_000)]
    [InlineData("x", 200_000)]
    [InlineData("😀", 100_000)]
    public async Task LongTextsAreCut(string part, int count)
    {
        var text = string.Concat(Enumerable.Repeat(part, count));

        Assert.Equal(1, TensorPrimitives.Norm((await model.Generator.GenerateAsync(text)).Vector.Span), 4);
    }

    [Fact]
    public async Task NoTextsGiveNoEmbeddings() => Assert.Empty(await model.Generator.GenerateAsync([]));

    [Fact]
    public async Task OtherModelsAndSizesAreRefused()
    {
        var size = await Assert.ThrowsAsync<CachePrefixConfigurationException>(() => model.Generator.GenerateAsync(["a"], new EmbeddingGenerationOptions { Dimensions = 1536 }));
        var other = await Assert.ThrowsAsync<CachePrefixConfigurationException>(() => model.Generator.GenerateAsync(["a"], new EmbeddingGenerationOptions { ModelId = "text-embedding-3-small" }));

        Assert.Contains("1536", size.Message, StringComparison.Ordinal);
        Assert.Contains("text-embedding-3-small", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellsItsModelAndSizeBeforeItIsLoaded()
    {
        var services = new ServiceCollection().AddLocalEmbeddings().AddLocalEmbeddings();
        await using var provider = services.BuildServiceProvider();
        var generator = provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        var metadata = Assert.IsType<EmbeddingGeneratorMetadata>(generator.GetService(typeof(EmbeddingGeneratorMetadata)));

        Assert.Single(services);
        Assert.Equal(LocalEmbeddingGenerator.Model, metadata.DefaultModelId);
        Assert.Equal(LocalEmbeddingGenerator.Dimensions, metadata.DefaultModelDimensions);
    }

    [Fact]
    public async Task ADisposedGeneratorSaysSo()
    {
        var generator = new LocalEmbeddingGenerator();
        generator.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => generator.GenerateAsync("a"));
    }

    [Theory]
    [InlineData(0, 16, 100)]
    [InlineData(1, 0, 100)]
    [InlineData(1, 16, 0)]
    public void SettingsAreChecked(int threads, int batch, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalEmbeddingGenerator(new LocalEmbeddingOptions { Threads = threads, MaxBatchSize = batch, MaxTextLength = length }));

    private static double Similarity(Embedding<float> a, Embedding<float> b) => TensorPrimitives.CosineSimilarity(a.Vector.Span, b.Vector.Span);

    private async Task<double> SimilarityAsync(string a, string b)
    {
        var both = await model.Generator.GenerateAsync([a, b]);
        return Similarity(both[0], both[1]);
    }

    public sealed class Model : IDisposable
    {
        public LocalEmbeddingGenerator Generator { get; } = new();

        public void Dispose() => Generator.Dispose();
    }
}
