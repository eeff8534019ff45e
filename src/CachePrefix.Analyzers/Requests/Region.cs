namespace CachePrefix.Analyzers.Requests;

/// <summary>A part of a body that runs as a whole or not at all: the body itself, a branch, the body of a loop or of a lambda.</summary>
internal sealed class Region(Region? parent)
{
    /// <summary>Whether what happens in this region has happened wherever another one runs.</summary>
    public bool Encloses(Region other)
    {
        for (var region = other; region is not null; region = region.Parent)
        {
            if (ReferenceEquals(region, this))
                return true;
        }

        return false;
    }

    private Region? Parent { get; } = parent;
}
