using System.Buffers.Binary;
using System.Globalization;

namespace CachePrefix.Tests.Routing.Trained;

public sealed class DifficultyModelTests
{
    private const string Easy = "What is the capital of the capital?";
    private const string Hard = "Prove the prove of what is the prove.";

    [Fact]
    public void A_file_says_what_was_written()
    {
        var model = SmallModel.Create();

        Assert.Equal(["simple", "complex"], model.Tiers.Select(static tier => tier.Name));
        Assert.Equal((1_000, 0.1), (model.Rows, model.Threshold));
        Assert.Equal([0.75, 0.25], model.OperatingPoints[1].Shares);
        Assert.True(model.Predict(Easy).Gain < 0.05);
        Assert.True(model.Predict(Hard).Gain > 0.5);
        Assert.Null(model.Predict(Hard).Objection);
        Assert.Equal(DifficultyModelFile.Write(model.Parts), DifficultyModelFile.Write(SmallModel.Parts()));
    }

    [Fact]
    public void Meaning_is_used_where_there_is_an_embedding()
    {
        var model = SmallModel.Create(SmallModel.Meaning());

        Assert.Equal("two", model.EmbeddingModel);
        Assert.True(model.Predict(Hard, [1, 0]).Probabilities[0] > 0.9);
        Assert.True(model.Predict(Hard, [0, 3]).Probabilities[0] < 0.2);
        Assert.True(model.Predict(Hard).Probabilities[0] < 0.2);
        Assert.Equal("its meaning is far from the prompts it learned from", model.Predict(Hard, [-1, -1]).Objection);
        Assert.Contains("has 3 numbers; the router learned from 2", Assert.Throws<ArgumentException>(() => model.Predict(Hard, [1, 0, 0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_unlike_training_is_named()
    {
        var parts = SmallModel.Parts();

        Assert.Equal("its words are unlike those of the prompts it learned from", SmallModel.Create().Predict("Hejsan alla glada människor").Objection);
        parts.Familiarity.Low[2] = parts.Familiarity.Low[3] = 1;
        Assert.Equal("its form is unlike that of the prompts it learned from", new DifficultyModel(parts).Predict(Easy).Objection);
        Assert.Null(new DifficultyModel(parts).Predict(Easy + "\nA. the capital\nB. the what\nC. of what").Objection);
    }

    [Fact]
    public void Every_damage_is_told()
    {
        var file = DifficultyModelFile.Write(SmallModel.Parts(SmallModel.Meaning()));
        for (var length = 0; length < file.Length; length += length < 64 ? 1 : 211)
            Assert.Throws<CachePrefixConfigurationException>(() => DifficultyModel.Read(file.AsSpan(0, length)));
        for (var at = 0; at < file.Length; at += at < 64 ? 1 : 97)
        {
            var damaged = (byte[])file.Clone();
            damaged[at] ^= 0x10;
            Assert.Throws<CachePrefixConfigurationException>(() => DifficultyModel.Read(damaged));
        }
    }

    [Fact]
    public void Errors_name_the_way_out()
    {
        var file = DifficultyModelFile.Write(SmallModel.Parts());
        var newer = (byte[])file.Clone();
        BinaryPrimitives.WriteUInt16LittleEndian(newer.AsSpan(4), 2);
        var damaged = (byte[])file.Clone();
        damaged[^1] ^= 1;
        var missing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        Assert.Contains("is not one that `cacheprefix train` wrote", Error("{ }"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("has version 2 of the format; this library reads version 1. Update the library", Error(newer), StringComparison.Ordinal);
        Assert.Contains("is cut off", Error(file[..^5]), StringComparison.Ordinal);
        Assert.Contains("is damaged", Error(damaged), StringComparison.Ordinal);
        Assert.Contains($"'{missing}' cannot be read", Assert.Throws<CachePrefixConfigurationException>(() => DifficultyModel.Load(missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contents_that_do_not_fit_together_are_refused()
    {
        var parts = SmallModel.Parts();
        var shape = new DifficultyModelParts
        {
            Tiers = parts.Tiers,
            Rows = parts.Rows,
            Threshold = parts.Threshold,
            OperatingPoints = parts.OperatingPoints,
            Shape = parts.Shape,
            NGrams = parts.NGrams,
            Trees = [new TreeEnsemble(0, 1, [new Tree([200], [1], [0, 1])]), parts.Trees[1]],
            Words = parts.Words,
            Familiarity = parts.Familiarity,
        };

        Assert.Contains("200 is no count of feature", Error(DifficultyModelFile.Write(shape)), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_do_not_depend_on_the_culture()
    {
        const string text = "IN THE TITLE İstanbul ΣΟΦΟΣ 12.5 % 我们 \ud83d\ude00 it's";
        var model = SmallModel.Create();
        var (buckets, gain) = (Buckets(text), model.Predict(text).Gain);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in (string[])["tr-TR", "ar-SA", "fi-FI"])
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                Assert.Equal(buckets, Buckets(text));
                Assert.Equal(gain, model.Predict(text).Gain);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_format_fixes_the_hash() => Assert.Equal(Golden, Buckets("Is 17 prime? IS"));

    [Fact]
    public void Any_text_can_be_judged()
    {
        var model = SmallModel.Create();
        string[] texts = ["", " ", "\n\n\n", "\ud800", "A. ", "A. \n", new string('x', 100_000), string.Concat(Enumerable.Repeat("a b c ", 20_000)), "\0\u0001", "-\n* \n1) "];

        foreach (var text in texts)
            Assert.All(model.Predict(text).Probabilities, static value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Shape_counts_options_and_numbers()
    {
        var shape = new float[PromptShape.Count];
        PromptShape.Measure("How many of these are NOT prime?\nA. 12\nB. 7\nC. 9\nD. 15", shape);

        Assert.Equal(4, shape[2]);
        Assert.Equal(1, shape[5]);
        Assert.Equal(Math.Log(33), shape[1], 5);
        Assert.Equal(Math.Log(5), shape[9], 5);
        Assert.Equal(1, shape[18]);
        Assert.Equal(5, shape[20]);
    }

    private static int[] Golden { get; } = [46203, 37578, 9879, 39874, 704, 12191, 16032, 60271];

    private static int[] Buckets(string text)
    {
        var buckets = new int[NGramHasher.MostBuckets(text.Length)];
        return buckets[..NGramHasher.Hash(text, 16, buckets)];
    }

    private static string Error(byte[] file) => Assert.Throws<CachePrefixConfigurationException>(() => DifficultyModel.Read(file)).Message;
}
