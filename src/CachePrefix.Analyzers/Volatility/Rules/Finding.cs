using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>One reason at one sink, with the rule that it breaks.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, DiagnosticSeverity Severity, Taint Taint, SinkHit Hit)
{
    /// <summary>Where else the same kind of data comes from at this sink, in text order.</summary>
    public ImmutableArray<SyntaxNode> OtherOrigins { get; init; } = [];

    /// <summary>The other sinks that the same value reaches, in text order.</summary>
    public ImmutableSortedSet<SyntaxNode> OtherSinks { get; init; } = NoSinks;

    private static readonly ImmutableSortedSet<SyntaxNode> NoSinks = ImmutableSortedSet.Create<SyntaxNode>(Comparer<SyntaxNode>.Create(SyntaxOrder.Compare));

    /// <summary>From where the data comes to the sink.</summary>
    public IEnumerable<SyntaxNode> Path()
    {
        yield return Taint.Origin;
        foreach (var hop in Hop.Unroll(Taint.Hops))
            yield return hop;
        yield return Hit.Node;
    }

    public Finding Lower() => Severity == DiagnosticSeverity.Hidden ? this : this with { Severity = Severity - 1 };

    /// <summary>The better of two findings of one value, which also knows the sinks of the other.</summary>
    public static Finding Merge(Finding left, Finding right)
    {
        var (better, other) = Compare(left, right) <= 0 ? (left, right) : (right, left);
        var sinks = better.OtherSinks.Union(other.OtherSinks).Add(other.Hit.Node).Remove(better.Hit.Node);
        return better with { OtherSinks = sinks };
    }

    /// <summary>Prefers real sinks to conventions, then near ones, then by position.</summary>
    private static int Compare(Finding left, Finding right)
    {
        var order = (left.Hit.Kind == SinkKind.Convention).CompareTo(right.Hit.Kind == SinkKind.Convention);
        if (order == 0)
            order = right.Severity.CompareTo(left.Severity);
        if (order == 0)
            order = Hop.Compare(left.Taint.Hops, right.Taint.Hops);
        if (order == 0)
            order = SyntaxOrder.Compare(left.Hit.Node, right.Hit.Node);
        return order == 0 ? SyntaxOrder.Compare(left.Hit.Call, right.Hit.Call) : order;
    }

    /// <summary>The diagnostic, at the source, or, where that is code of another project, at the first step in this one.</summary>
    public Diagnostic ToDiagnostic(ProjectSet projects)
    {
        var hops = Hop.Unroll(Taint.Hops);
        if (hops.Count == 0 || SyntaxOrder.Compare(hops[hops.Count - 1], Hit.Node) != 0)
            hops.Add(Hit.Node);
        hops.InsertRange(hops.Count - 1, OtherOrigins);
        if (!projects.IsOwn(Taint.Origin))
            hops.Insert(0, Taint.Origin);

        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Kind, (Taint.IsParameter ? VolatilityKind.CallerData : Taint.Kind).ToString())
            .Add(DiagnosticProperties.Source, Taint.Source)
            .Add(DiagnosticProperties.Sink, Hit.Id)
            .Add(DiagnosticProperties.SinkKind, SinkText.KindName(Hit.Kind))
            .Add(DiagnosticProperties.Hops, hops.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (Taint.Granularity != Granularity.None)
            properties = properties.Add(DiagnosticProperties.Granularity, Taint.Granularity switch { Granularity.Day => "day", Granularity.Deployment => "deployment", _ => "subday" });

        return Diagnostic.Create(
            Rule,
            hops.Prepend(Taint.Origin).Append(Hit.Call).First(projects.IsOwn).GetLocation(),
            Severity,
            hops.Concat(OtherSinks).Select(projects.LocationOf),
            properties,
            Taint.Source,
            SinkText.Describe(Hit, Taint),
            SinkText.Consequence(Hit, Taint));
    }
}
