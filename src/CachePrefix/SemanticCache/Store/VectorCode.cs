using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace CachePrefix;

/// <summary>
/// A vector in one byte a number, a quarter of the memory to scan. The dot product of two codes, with what was lost on both sides, bounds
/// that of the vectors from above, so that only few have to be computed in full and none is missed.
/// </summary>
/// <param name="Scale">What one step of the code stands for.</param>
/// <param name="Loss">The length of the difference between the vector and its code.</param>
internal readonly record struct VectorCode(float Scale, float Loss)
{
    private const int Steps = 127;

    /// <summary>Vectors are of length 1; codes may be a little longer.</summary>
    private const float Longest = 1.02f;

    public static VectorCode Encode(ReadOnlySpan<float> vector, Span<sbyte> code)
    {
        var scale = TensorPrimitives.MaxMagnitude(vector) is var largest && largest != 0 ? MathF.Abs(largest) / Steps : 1;
        double loss = 0;
        for (var i = 0; i < vector.Length; i++)
        {
            code[i] = (sbyte)Math.Clamp(MathF.Round(vector[i] / scale), -Steps, Steps);
            double lost = vector[i] - (code[i] * scale);
            loss += lost * lost;
        }

        return new VectorCode(scale, (float)Math.Sqrt(loss));
    }

    /// <summary>The most that the dot product of the two vectors can be.</summary>
    public static float UpperBound(in VectorCode left, ReadOnlySpan<sbyte> leftCode, in VectorCode right, ReadOnlySpan<sbyte> rightCode) =>
        (left.Scale * right.Scale * Dot(leftCode, rightCode)) + (Longest * (left.Loss + right.Loss)) + 1e-5f;

    private static int Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var sum = Vector<int>.Zero;
        var lefts = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(left);
        var rights = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(right);
        for (var i = 0; i < lefts.Length; i++)
        {
            Vector.Widen(lefts[i], out var a, out var b);
            Vector.Widen(rights[i], out var c, out var d);

            // Twice 127 squared fits into sixteen bits.
            Vector.Widen((a * c) + (b * d), out var low, out var high);
            sum += low + high;
        }

        var total = Vector.Sum(sum);
        for (var i = lefts.Length * Vector<sbyte>.Count; i < left.Length; i++)
            total += left[i] * right[i];
        return total;
    }
}
