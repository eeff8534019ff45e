using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CachePrefix.Resilience;

/// <summary>
/// Weighted rendezvous hashing: every endpoint draws a number from its name and the key, and the order of the numbers is the order in which the key asks. Without an
/// endpoint only its own keys move, each to its second choice, and they come back with it.
/// </summary>
internal sealed class EndpointRing
{
    private readonly ulong[] _seeds;
    private readonly double[] _weights;

    public EndpointRing(IReadOnlyList<(string Name, double Weight)> endpoints)
    {
        _seeds = [.. endpoints.Select(static endpoint => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint.Name))))];
        _weights = [.. endpoints.Select(static endpoint => endpoint.Weight)];
    }

    /// <summary>The indexes of the endpoints, first choice first.</summary>
    public int[] OrderFor(ulong key)
    {
        var order = new int[_seeds.Length];
        var draws = new double[_seeds.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            draws[i] = -Math.Log(Unit(Mix(key ^ _seeds[i]))) / _weights[i];
        }

        Array.Sort(draws, order);
        return order;
    }

    /// <summary>The 53 upper bits as a number above 0 and below 1.</summary>
    private static double Unit(ulong bits) => ((bits >> 11) + 0.5) / (1UL << 53);

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood, 2014), in which every bit depends on all others.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
