using System.Text.Json;
using CachePrefix.Evaluation;
using CachePrefix.Models;

namespace CachePrefix.Tool.Evaluating;

/// <summary>Both sides of a comparison as the command line names them.</summary>
internal sealed record EvaluatedSides(EvaluatedSystem<string, JsonElement> Baseline, EvaluatedSystem<string, JsonElement> Candidate, IReadOnlyList<IDisposable> Owned) : IDisposable
{
    public static EvaluatedSides Open(FileInfo? baseline, FileInfo? candidate, string? lever, ModelCatalog catalog)
    {
        if (lever is not (null or "output"))
            throw new CommandException($"There is no lever '{lever}'; there is output.");
        if (candidate is null)
            throw new CommandException("Name the candidate with --candidate: a setup (.json), or recorded answers (.jsonl).");
        if (lever is not null)
            return baseline is null ? OfOutput(candidate, catalog) : throw new CommandException("--lever output makes the baseline of the candidate: leave --baseline out.");
        if (baseline is null)
            throw new CommandException("Name the baseline with --baseline: a setup (.json), or recorded answers (.jsonl).");

        var owned = new List<IDisposable>();
        return new EvaluatedSides(Open(baseline, owned, catalog), Open(candidate, owned, catalog), owned);
    }

    public void Dispose()
    {
        foreach (var each in Owned)
            each.Dispose();
    }

    private static EvaluatedSides OfOutput(FileInfo file, ModelCatalog catalog)
    {
        var setup = PromptSetup.Load(file);
        if (setup.Brevity is null && setup.MaxOutputTokens is null)
            throw new CommandException($"{file.FullName} has neither \"brevity\" nor \"maxOutputTokens\", so there is nothing to compare.");
        ModelSide unbounded = ModelSide.Create(setup with { Name = $"{setup.Name} without bounds", Brevity = null, MaxOutputTokens = null }, catalog), bounded = ModelSide.Create(setup, catalog);
        return new EvaluatedSides(unbounded.ToSystem(), bounded.ToSystem(), [unbounded, bounded]);
    }

    private static EvaluatedSystem<string, JsonElement> Open(FileInfo file, List<IDisposable> owned, ModelCatalog catalog)
    {
        if (file.Extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
            return RecordedSide.Load(file);
        var side = ModelSide.Create(PromptSetup.Load(file), catalog);
        owned.Add(side);
        return side.ToSystem();
    }
}
