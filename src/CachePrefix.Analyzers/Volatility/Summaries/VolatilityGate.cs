using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Which compilations are worth a look: the names of referenced assemblies tell.</summary>
internal static class VolatilityGate
{
    public static bool IsConcerned(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (Sdks.IsAssembly(reference.Name))
                return true;
        }

        return false;
    }
}
