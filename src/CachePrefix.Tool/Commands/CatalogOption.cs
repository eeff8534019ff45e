using System.CommandLine;
using CachePrefix.Models;

namespace CachePrefix.Tool.Commands;

/// <summary>The option <c>--models</c>: models and prices of the user's own, wherever a command looks one up.</summary>
internal sealed class CatalogOption() : Option<FileInfo?>("--models")
{
    public static CatalogOption Create() => new() { Description = "A JSON file with models and prices to put over the built-in ones." };

    /// <exception cref="CommandException">The file cannot be read or is no catalogue.</exception>
    public ModelCatalog Read(ParseResult result)
    {
        if (result.GetValue(this) is not { } file)
            return ModelCatalog.Default;

        try
        {
            return ModelCatalog.Default.Override(file.FullName);
        }
        catch (ModelCatalogException exception)
        {
            throw new CommandException(exception.Message);
        }
    }
}
