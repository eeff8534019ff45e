using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CachePrefix;

/// <summary>
/// The file of a trained router: a mark, the version of the format, the length and the SHA-256 of what follows, then the parts in a fixed order. Little-endian; weights in half precision.
/// </summary>
internal static class DifficultyModelFile
{
    public const ushort Version = 1;

    private const int HeaderLength = 4 + sizeof(ushort) + sizeof(int) + SHA256.HashSizeInBytes;
    private const int MostTiers = 32;
    private const int MostBits = 20;
    private const int MostTrees = 4_096;
    private const int MostDepth = 8;
    private const int MostNumbers = 1 << 24;

    private static ReadOnlySpan<byte> Mark => "CPRT"u8;

    public static byte[] Write(DifficultyModelParts parts)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
            WriteParts(writer, parts);

        var content = body.ToArray();
        var file = new byte[HeaderLength + content.Length];
        Mark.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(4), Version);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(6), content.Length);
        SHA256.HashData(content, file.AsSpan(10));
        content.CopyTo(file, HeaderLength);
        return file;
    }

    /// <exception cref="CachePrefixConfigurationException">The content is damaged, of another kind or of a newer version.</exception>
    public static DifficultyModel Read(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < 4 || !file[..4].SequenceEqual(Mark))
            throw new CachePrefixConfigurationException($"The router file {name} is not one that `cacheprefix train` wrote.");
        if (file.Length >= 6 && BinaryPrimitives.ReadUInt16LittleEndian(file[4..]) is var version && version != Version)
            throw new CachePrefixConfigurationException($"The router file {name} has version {version} of the format; this library reads version {Version}. Update the library, or train again with the tool of the library's version.");
        if (file.Length < HeaderLength || BinaryPrimitives.ReadInt32LittleEndian(file[6..]) is var length && length != file.Length - HeaderLength)
            throw new CachePrefixConfigurationException($"The router file {name} is cut off or has something behind it: {file.Length} bytes. Copy it again, or train again.");

        var content = file[HeaderLength..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        if (!hash.SequenceEqual(file.Slice(10, SHA256.HashSizeInBytes)))
            throw new CachePrefixConfigurationException($"The router file {name} is damaged: its content does not have the checksum that it states. Copy it again, or train again.");

        try
        {
            using var reader = new BinaryReader(new MemoryStream(content.ToArray(), writable: false), Encoding.UTF8);
            var parts = ReadParts(reader);
            return reader.BaseStream.Position == reader.BaseStream.Length ? new DifficultyModel(parts) : throw new InvalidDataException("bytes are left over");
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            throw new CachePrefixConfigurationException($"The router file {name} cannot be understood: {exception.Message}. Train again.", exception);
        }
    }

    private static void WriteParts(BinaryWriter writer, DifficultyModelParts parts)
    {
        writer.Write((byte)parts.Tiers.Length);
        foreach (var tier in parts.Tiers)
        {
            writer.Write(tier.Name);
            writer.Write(tier.Cost);
        }

        writer.Write(parts.Rows);
        writer.Write(parts.Threshold);
        writer.Write(parts.OperatingPoints.Length);
        foreach (var point in parts.OperatingPoints)
        {
            foreach (var number in (ReadOnlySpan<double>)[point.Threshold, point.Cost, point.Quality, point.QualityLow, point.QualityHigh, .. point.Shares])
                writer.Write(number);
        }

        WriteSingles(writer, parts.Shape.Mean);
        WriteSingles(writer, parts.Shape.Scale);
        writer.Write((byte)parts.NGrams.Bits);
        WriteSingles(writer, parts.NGrams.Bias);
        WriteHalves(writer, parts.NGrams.Rarity);
        WriteHalves(writer, parts.NGrams.Weights);
        WriteSingles(writer, parts.NGrams.ShapeWeights);
        foreach (var ensemble in parts.Trees)
            WriteTrees(writer, ensemble);
        WriteStack(writer, parts.Words);
        WriteSingles(writer, parts.Familiarity.Low);
        WriteSingles(writer, parts.Familiarity.High);
        writer.Write(parts.Familiarity.LeastKnown);
        writer.Write(parts.Familiarity.LeastNear);
        writer.Write(parts.Embedding is not null);
        if (parts.Embedding is not { } embedding)
            return;
        writer.Write(embedding.Model);
        writer.Write(embedding.Dimensions);
        writer.Write(embedding.Gamma);
        WriteHalves(writer, embedding.Landmarks);
        WriteSingles(writer, embedding.Bias);
        WriteSingles(writer, embedding.Weights);
        WriteStack(writer, parts.WordsAndMeaning!);
    }

    private static DifficultyModelParts ReadParts(BinaryReader reader)
    {
        var tiers = new DifficultyTier[Within(reader.ReadByte(), 2, MostTiers, "tiers")];
        for (var i = 0; i < tiers.Length; i++)
            tiers[i] = new DifficultyTier(reader.ReadString(), reader.ReadDouble());

        var rows = reader.ReadInt32();
        var threshold = reader.ReadDouble();
        var points = new OperatingPoint[Within(reader.ReadInt32(), 0, 10_000, "operating points")];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new OperatingPoint(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), []);
            var shares = new double[tiers.Length];
            for (var tier = 0; tier < shares.Length; tier++)
                shares[tier] = reader.ReadDouble();
            points[i] = points[i] with { Shares = shares };
        }

        var shape = new Standardizer(ReadSingles(reader, PromptShape.Count), ReadSingles(reader, PromptShape.Count));
        var bits = Within(reader.ReadByte(), 6, MostBits, "buckets");
        var ngrams = new NGramLayer
        {
            Bits = bits,
            Bias = ReadSingles(reader, tiers.Length),
            Rarity = ReadHalves(reader, 1 << bits),
            Weights = ReadHalves(reader, (1 << bits) * tiers.Length),
            ShapeWeights = ReadSingles(reader, Standardizer.Count * tiers.Length),
        };
        var trees = new TreeEnsemble[tiers.Length];
        for (var i = 0; i < trees.Length; i++)
            trees[i] = ReadTrees(reader);
        var words = ReadStack(reader, tiers.Length);
        var familiarity = new Familiarity
        {
            Low = ReadSingles(reader, PromptShape.Count),
            High = ReadSingles(reader, PromptShape.Count),
            LeastKnown = reader.ReadSingle(),
            LeastNear = reader.ReadSingle(),
        };
        var embedding = reader.ReadBoolean() ? ReadEmbedding(reader, tiers.Length) : null;
        return new DifficultyModelParts
        {
            Tiers = tiers,
            Rows = rows,
            Threshold = threshold,
            OperatingPoints = points,
            Shape = shape,
            NGrams = ngrams,
            Trees = trees,
            Words = words,
            Familiarity = familiarity,
            Embedding = embedding,
            WordsAndMeaning = embedding is null ? null : ReadStack(reader, tiers.Length),
        };
    }

    private static EmbeddingLayer ReadEmbedding(BinaryReader reader, int tiers)
    {
        var model = reader.ReadString();
        var dimensions = Within(reader.ReadInt32(), 1, 65_536, "dimensions");
        var gamma = reader.ReadSingle();
        var landmarks = ReadHalves(reader);
        if (landmarks.Length % dimensions != 0)
            throw new InvalidDataException($"landmarks of {landmarks.Length} numbers do not fit {dimensions} dimensions");
        return new EmbeddingLayer
        {
            Model = model,
            Dimensions = dimensions,
            Gamma = gamma,
            Landmarks = landmarks,
            Bias = ReadSingles(reader, tiers),
            Weights = ReadSingles(reader, landmarks.Length / dimensions * tiers),
        };
    }

    private static void WriteTrees(BinaryWriter writer, TreeEnsemble ensemble)
    {
        writer.Write(ensemble.Start);
        writer.Write((byte)ensemble.Depth);
        writer.Write(ensemble.Trees.Length);
        foreach (var tree in ensemble.Trees)
        {
            writer.Write(tree.Features);
            foreach (var threshold in tree.Thresholds)
                writer.Write(threshold);
            foreach (var value in tree.Values)
                writer.Write(value);
        }
    }

    private static TreeEnsemble ReadTrees(BinaryReader reader)
    {
        var start = reader.ReadSingle();
        var depth = Within(reader.ReadByte(), 1, MostDepth, "depth");
        var trees = new Tree[Within(reader.ReadInt32(), 0, MostTrees, "trees")];
        for (var i = 0; i < trees.Length; i++)
        {
            var features = new byte[(1 << depth) - 1];
            reader.BaseStream.ReadExactly(features);
            foreach (var feature in features)
                Within(feature, 0, PromptShape.Count - 1, "feature");
            trees[i] = new Tree(features, Singles(reader, features.Length), Singles(reader, 1 << depth));
        }

        return new TreeEnsemble(start, depth, trees);
    }

    private static void WriteStack(BinaryWriter writer, LayerStack stack)
    {
        WriteSingles(writer, stack.Bias);
        WriteSingles(writer, stack.Weights);
    }

    private static LayerStack ReadStack(BinaryReader reader, int tiers) =>
        new() { Bias = ReadSingles(reader, tiers), Weights = ReadSingles(reader, tiers * LayerStack.Layers) };

    private static void WriteSingles(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write(value);
    }

    private static void WriteHalves(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write((Half)value);
    }

    private static float[] ReadSingles(BinaryReader reader, int expected) => Singles(reader, Within(reader.ReadInt32(), expected, expected, "numbers"));

    private static float[] Singles(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadSingle();
        return values;
    }

    private static float[] ReadHalves(BinaryReader reader, int? expected = null)
    {
        var values = new float[Within(reader.ReadInt32(), expected ?? 0, expected ?? MostNumbers, "numbers")];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)reader.ReadHalf();
        return values;
    }

    private static int Within(int value, int least, int most, string what) =>
        value >= least && value <= most ? value : throw new InvalidDataException($"{value} is no count of {what}");
}
