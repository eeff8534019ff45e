using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Auditing.Configuration;

/// <summary>What configuration says about a source.</summary>
/// <param name="Severities">By the id of the rule.</param>
/// <param name="Options">All other keys.</param>
internal sealed record ConfigurationValues(ImmutableDictionary<string, ReportDiagnostic> Severities, ImmutableDictionary<string, string> Options)
{
    public bool IsEmpty => Severities.IsEmpty && Options.IsEmpty;

    public ConfigurationValues Over(ConfigurationValues other) => new(other.Severities.SetItems(Severities), other.Options.SetItems(Options));
}
