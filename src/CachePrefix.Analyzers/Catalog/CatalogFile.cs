using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>Tells the additional files whose rows go over those of the catalogue.</summary>
internal static class CatalogFile
{
    public const string Name = "models.json";

    public static bool IsCatalog(AdditionalText file)
    {
        var name = Path.GetFileName(file.Path);
        return string.Equals(name, Name, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + Name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file that is only named like a catalogue holds what another program keeps there: something, but no format.</summary>
    public static bool IsOfAnotherProgram(CatalogJson content) =>
        content.Items.Any() || (content.Members.Any() && !content.Members.Any(static member => member.Key == "format"));
}
