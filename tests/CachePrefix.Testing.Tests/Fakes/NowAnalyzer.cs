using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Testing.Tests;

/// <summary>Reports every read of <c>DateTime.Now</c>, with the member around it as additional location.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class NowAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("TEST0001", "Now", "'{0}' is read", "Test", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.PropertyReference);
    }

    protected virtual void Analyze(OperationAnalysisContext context)
    {
        var property = ((IPropertyReferenceOperation)context.Operation).Property;
        if (property is { Name: "Now", ContainingType.Name: "DateTime" })
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                context.Operation.Syntax.GetLocation(),
                context.ContainingSymbol.Locations,
                ImmutableDictionary<string, string?>.Empty.Add("kind", "clock"),
                property.Name));
        }
    }
}
