using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>An expected diagnostic.</summary>
public sealed record DiagnosticResult
{
    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
    }

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity) => MessageFormat = descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);

    public string Id { get; init; }

    public DiagnosticSeverity Severity { get; init; }

    /// <summary>The whole message, or <see langword="null"/> when it is not compared.</summary>
    public string? Message { get; init; }

    public string? MessageFormat { get; init; }

    /// <summary>The primary location, then the additional ones.</summary>
    public ImmutableArray<DiagnosticLocation> Locations { get; init; } = [];

    /// <summary>Properties that the diagnostic must carry; others may be there too.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public DiagnosticOptions Options { get; init; }

    public static DiagnosticResult CompilerError(string id) => new(id, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string id) => new(id, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    /// <summary>Expects the descriptor's message with these arguments.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with
    {
        Message = string.Format(
            CultureInfo.InvariantCulture,
            MessageFormat ?? throw new VerificationException($"{Id}: arguments need a descriptor; use WithMessage."),
            arguments),
    };

    public DiagnosticResult WithProperty(string name, string? value) => this with { Properties = Properties.SetItem(name, value) };

    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    /// <summary>Expects the diagnostic on <c>{|#key:…|}</c>; the second and later calls add additional locations.</summary>
    public DiagnosticResult WithLocation(int markupKey) => Add(new DiagnosticLocation(null, 0, 0, MarkupKey: markupKey));

    public DiagnosticResult WithLocation(int line, int column) => Add(new DiagnosticLocation(null, line, column));

    public DiagnosticResult WithLocation(string path, int line, int column) => Add(new DiagnosticLocation(path, line, column));

    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        Add(new DiagnosticLocation(null, startLine, startColumn, endLine, endColumn));

    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        Add(new DiagnosticLocation(path, startLine, startColumn, endLine, endColumn));

    public DiagnosticResult WithNoLocation() => this with { Locations = [] };

    private DiagnosticResult Add(DiagnosticLocation location) => this with { Locations = Locations.Add(location) };
}
