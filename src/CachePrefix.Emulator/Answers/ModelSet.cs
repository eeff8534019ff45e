namespace CachePrefix.Emulator.Answers;

/// <summary>Model ids and tier names, resolved to model ids.</summary>
internal sealed class ModelSet
{
    private readonly HashSet<string> _models = new(StringComparer.OrdinalIgnoreCase);

    public ModelSet(IEnumerable<string> names, IReadOnlyDictionary<string, string[]> tiers)
    {
        foreach (var name in names)
            if (name is null)
                throw new AnswerRulesException("models holds null; name models or tiers.");
            else if (tiers.TryGetValue(name, out var models))
                _models.UnionWith(models);
            else
                _models.Add(name);
    }

    public bool Contains(string model) => _models.Contains(model);
}
