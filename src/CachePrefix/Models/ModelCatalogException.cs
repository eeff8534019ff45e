namespace CachePrefix.Models;

/// <summary>A model catalogue could not be read. The message names the file, the row, the value and what to write instead.</summary>
public sealed class ModelCatalogException : FormatException
{
    internal ModelCatalogException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
