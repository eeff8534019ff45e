using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>
/// Which compilations are worth a look. The names of referenced assemblies tell, and, where no SDK is among them, the names of declared
/// members, which the compiler keeps in a table of their own: projects that write requests by hand or hold the prompts of others.
/// </summary>
internal static class VolatilityGate
{
    public static bool IsConcerned(Compilation compilation) => UsesSdk(compilation) || compilation.ContainsSymbolsWithName(PromptNames.IsPrompt, SymbolFilter.Member);

    public static bool UsesSdk(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (Sdks.IsAssembly(reference.Name))
                return true;
        }

        return false;
    }
}
