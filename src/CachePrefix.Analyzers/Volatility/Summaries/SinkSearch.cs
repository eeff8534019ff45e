using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Finds the units that use sinks, then those that call methods which pass an argument on to one, until no more are found.</summary>
/// <param name="engine">The compilation.</param>
/// <param name="solver">Solves its units.</param>
/// <param name="kept">What is known of units of an earlier compilation, if anything.</param>
internal sealed class SinkSearch(EngineContext engine, Solver solver, KeptSearch? kept = null)
{
    /// <summary>A name that more members mention is not the name of a prompt's helper.</summary>
    private const int MostCallers = 200;

    private readonly Dictionary<UnitKey, FoundUnit> _units = [];
    private readonly Dictionary<SyntaxNode, List<FoundUnit>> _members = [];
    private readonly HashSet<MemberEntry> _seen = [];
    private readonly Queue<MemberEntry> _pending = new();

    public FoundUnits Run(CancellationToken cancellationToken)
    {
        var segmentNames = SegmentNames();
        var usingSegments = new HashSet<MemberEntry>(segmentNames.SelectMany(engine.Index.OwnMentioning));
        foreach (var entry in engine.Index.Own.ConcerningPrompts(segmentNames))
        {
            if (Relevance.UsesSink(engine, entry) || (entry.MentionsPrompt && engine.Options.UseConventions) || segmentNames.Contains(entry.Name) || usingSegments.Contains(entry))
                Enqueue(entry);
            if (entry.TakesPrompt && engine.Options.UseConventions)
                EnqueueMentions(entry.Name);
        }

        foreach (var name in engine.Helpers.SelectMany(static helpers => helpers.Passing))
            EnqueueMentions(name);

        while (_pending.Count > 0)
        {
            var entry = _pending.Dequeue();
            Add(entry, kept?.Find(entry.Node) ?? Solve(entry, cancellationToken));
        }

        return new FoundUnits(_units.Values, _members, new PromptHelpers(
            [.. _units.Values.Where(static unit => unit.PassesArguments).Select(static unit => unit.Name)],
            [.. engine.NamesThatReachSinks]));
    }

    private List<FoundUnit> Solve(MemberEntry entry, CancellationToken cancellationToken)
    {
        var units = new List<FoundUnit>();
        foreach (var unit in engine.Bodies.UnitsOf(entry.Node))
        {
            var summary = solver.Solve(unit.OriginalDefinition, cancellationToken);
            units.Add(FoundUnit.Of(unit, summary, solver.DependenciesOf(unit.OriginalDefinition)));
        }

        return units;
    }

    private void Add(MemberEntry entry, List<FoundUnit> units)
    {
        _members[entry.Node] = units;
        foreach (var unit in units)
        {
            if (_units.ContainsKey(unit.Key))
                continue;

            _units.Add(unit.Key, unit);
            if (unit.PassesArguments)
                EnqueueMentions(unit.Name);
        }
    }

    private HashSet<string> SegmentNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in engine.Index.Segments)
        {
            names.Add(segment switch
            {
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
                ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method } => method.Identifier.ValueText,
                _ => string.Empty,
            });
            if (segment.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
                names.Add(type.Identifier.ValueText);
        }

        names.Remove(string.Empty);
        return names;
    }

    private void EnqueueMentions(string name)
    {
        var callers = engine.Index.OwnMentioning(name);
        if (callers.Count > MostCallers)
            return;

        foreach (var entry in callers)
        {
            if (!entry.File.IsGenerated)
                Enqueue(entry);
        }
    }

    private void Enqueue(MemberEntry entry)
    {
        if (_seen.Add(entry))
            _pending.Enqueue(entry);
    }
}

/// <summary>What a search found.</summary>
/// <param name="Units">The units that use sinks or lead to them.</param>
/// <param name="Members">The same units by the member that holds them, with all members that were looked at.</param>
/// <param name="Helpers">Which of them projects that refer to this one have to look at.</param>
internal sealed record FoundUnits(IReadOnlyCollection<FoundUnit> Units, IReadOnlyDictionary<SyntaxNode, List<FoundUnit>> Members, PromptHelpers Helpers)
{
    /// <summary>Whether calls of some unit were not all followed.</summary>
    public bool IsCut { get; } = Units.Any(static unit => unit.Dependencies.IsCut);
}
