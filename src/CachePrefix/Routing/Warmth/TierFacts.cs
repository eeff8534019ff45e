using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What answers have told of a tier's model.</summary>
internal sealed class TierFacts
{
    /// <summary>How much a new answer counts against what was learned before.</summary>
    private const double Weight = 0.2;

    private readonly object _lock = new();
    private double _scale;

    /// <summary>The model that answered last, or <see langword="null"/> where the catalogue does not have it.</summary>
    public ModelInfo? Model { get; set; }

    /// <summary>How many tokens the model makes of one by estimate.</summary>
    public double Scale
    {
        get
        {
            lock (_lock)
                return _scale > 0 ? _scale : (double)(Model?.TokenScale ?? 1);
        }
    }

    public void Learn(double scale)
    {
        lock (_lock)
            _scale = _scale > 0 ? _scale + (Weight * (scale - _scale)) : scale;
    }
}
