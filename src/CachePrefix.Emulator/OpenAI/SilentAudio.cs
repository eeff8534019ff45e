using System.Buffers.Binary;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>A tenth of a second of silence: spoken answers are not spoken, their transcript is what counts.</summary>
internal static class SilentAudio
{
    private const int SamplesPerSecond = 8_000;

    public static byte[] Wave { get; } = Build(SamplesPerSecond / 10);

    private static byte[] Build(int samples)
    {
        var wave = new byte[44 + samples];
        "RIFF"u8.CopyTo(wave);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(4), 36 + samples);
        "WAVEfmt "u8.CopyTo(wave.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(24), SamplesPerSecond);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(28), SamplesPerSecond);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(34), 8);
        "data"u8.CopyTo(wave.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(40), samples);
        wave.AsSpan(44).Fill(128);
        return wave;
    }
}
