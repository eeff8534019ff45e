#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>A model catalogue could not be read. The message names the file, the row, the value and what to write instead.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed class ModelCatalogException : FormatException
{
    internal ModelCatalogException(string message)
        : base(message)
    {
        Row = "";
        Problem = message;
    }

    internal ModelCatalogException(string file, string row, string problem, Exception? inner = null)
        : base($"{file}: {problem}.", inner)
    {
        Row = row;
        Problem = problem;
    }

    /// <summary>The id of the row; empty for the whole file.</summary>
    internal string Row { get; }

    /// <summary>The message without the file.</summary>
    internal string Problem { get; }
}
