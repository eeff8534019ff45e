using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Economics;

/// <summary>The lifetime of each rung of a definition, declared, configured or taken from a later rung.</summary>
internal static class RungLifetimes
{
    public static CacheTtl[] Of(IEnumerable<SegmentDeclaration> inWireOrder, PromptConfiguration? configuration)
    {
        var models = inWireOrder
            .Select(static segment => new SegmentModel(segment.Member.Name, segment.Kind!.Value, segment.Stability, segment.Ttl, Label: null, Access: ""))
            .ToList();
        var rungs = new Stability[models.Count];
        var rung = Stability.Constant;
        for (var i = 0; i < rungs.Length; i++)
            rungs[i] = rung = models[i].Stability > rung ? models[i].Stability : rung;
        return RungTtls.Of(models, rungs, configuration?.Ttls ?? default);
    }
}
