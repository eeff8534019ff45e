using System.Collections.Immutable;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>A rule about the requests that one body makes.</summary>
internal abstract class RequestRule
{
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    public abstract void Check(BodyRequests body, RequestReport report);

    public static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message, string description) =>
        RuleDescriptor.Create(id, RuleCategory.Layout, severity, title, message, description);
}
