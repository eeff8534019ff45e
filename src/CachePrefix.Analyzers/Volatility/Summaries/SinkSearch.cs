using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Finds the units that use sinks, then those that call methods which pass an argument on to one, until no more are found.</summary>
internal sealed class SinkSearch(EngineContext engine, Solver solver)
{
    /// <summary>A name that more members mention is not the name of a prompt's helper.</summary>
    private const int MostCallers = 200;

    private readonly Dictionary<ISymbol, Summary> _units = new(SymbolEqualityComparer.Default);
    private readonly HashSet<MemberEntry> _seen = [];
    private readonly Queue<MemberEntry> _pending = new();

    public FoundUnits Run(CancellationToken cancellationToken)
    {
        var segmentNames = SegmentNames();
        foreach (var tree in engine.Index.OwnTrees.Where(static tree => !tree.IsGenerated))
        {
            foreach (var entry in tree.Entries)
            {
                if (UsesSink(entry, segmentNames))
                    Enqueue(entry);
            }
        }

        foreach (var name in engine.Helpers.SelectMany(static helpers => helpers.Passing))
            EnqueueMentions(name);

        while (_pending.Count > 0)
        {
            var entry = _pending.Dequeue();
            foreach (var unit in engine.Bodies.UnitsOf(entry.Node))
            {
                if (_units.ContainsKey(unit))
                    continue;

                var summary = solver.Solve(unit.OriginalDefinition, cancellationToken);
                _units.Add(unit, summary);
                if (summary.ParameterHits.Count > 0)
                    EnqueueCallers(unit);
            }
        }

        return new FoundUnits(_units, new PromptHelpers(
            [.. _units.Where(static unit => unit.Value.ParameterHits.Count > 0).Select(static unit => NameOf(unit.Key))],
            [.. engine.NamesThatReachSinks]));
    }

    private bool UsesSink(MemberEntry entry, HashSet<string> segmentNames) =>
        Relevance.UsesSink(engine, entry)
        || (segmentNames.Count > 0 && (segmentNames.Contains(entry.Name) || entry.Mentions.Overlaps(segmentNames)));

    private HashSet<string> SegmentNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in engine.Index.Trees)
        {
            foreach (var segment in tree.Segments)
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
        }

        names.Remove(string.Empty);
        return names;
    }

    private void EnqueueCallers(ISymbol unit) => EnqueueMentions(NameOf(unit));

    private void EnqueueMentions(string name)
    {
        var callers = engine.Index.OwnMentioning(name);
        if (callers.Count > MostCallers)
            return;

        foreach (var entry in callers)
        {
            if (!TreeIndex.Of(entry.Node.SyntaxTree, CancellationToken.None).IsGenerated)
                Enqueue(entry);
        }
    }

    /// <summary>What a call of the unit mentions.</summary>
    private static string NameOf(ISymbol unit) => unit switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } member } => member.Name,
        _ => unit.Name,
    };

    private void Enqueue(MemberEntry entry)
    {
        if (_seen.Add(entry))
            _pending.Enqueue(entry);
    }
}

/// <summary>What a search found.</summary>
/// <param name="Units">The units that use sinks or lead to them, with their summaries.</param>
/// <param name="Helpers">Which of them projects that refer to this one have to look at.</param>
internal sealed record FoundUnits(IReadOnlyDictionary<ISymbol, Summary> Units, PromptHelpers Helpers);
