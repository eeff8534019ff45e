using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Writes down what decides which tools a request has.</summary>
internal sealed class ToolMembership(EngineContext engine, SinkRecorder sinks, BranchConditions conditions, Captures captures)
{
    /// <summary>A condition on text or numbers of the caller decides for one request at a time, but may be configuration: it is kept as a guess.</summary>
    public static Taint? Reason(Taint taint, ISymbol unit)
    {
        if (taint is not { IsParameter: true, IsCondition: true } || IsRequestData(taint, unit))
            return taint;

        return unit is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && taint.Parameter < method.Parameters.Length && ParameterRole.IsQuery(method.Parameters[taint.Parameter])
            ? taint with { IsOfObject = true }
            : null;
    }

    /// <summary>Whether a condition on a parameter decides for one request, not for all that the object or the caller's configuration makes.</summary>
    private static bool IsRequestData(Taint condition, ISymbol unit) =>
        unit is IMethodSymbol { MethodKind: not MethodKind.Constructor } method
        && condition.Parameter < method.Parameters.Length
        && ParameterRole.DescribesRequest(method.Parameters[condition.Parameter]);

    public void Invocation(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var name = invocation.TargetMethod.Name;
        if (IsPluginImport(invocation.TargetMethod))
        {
            var imported = arguments
                .Where((_, position) => IsInSchema(invocation, position))
                .Aggregate(conditions.Of(invocation.Syntax, includeWhole: true), static (known, argument) => known.Add(argument.AllTaints().AsPart()));
            sinks.Hit(DocumentationId.Of(invocation.TargetMethod) ?? name, SinkKind.Tools, invocation.Syntax, imported, null);
            return;
        }

        var adds = name.StartsWith("Add", StringComparison.Ordinal);
        if (invocation.Instance is not { } receiver || !(adds || name.StartsWith("Remove", StringComparison.Ordinal) || name == "Clear"))
            return;

        var target = captures.Resolve(receiver);
        var row = target is IPropertyReferenceOperation property ? engine.Sinks.Find(property.Property) : null;
        var isToolList = row?.Kind == SinkKind.Tools || (receiver.Type is { } type && ToolTypes.IsTool(MessagePlacement.ElementType(type)));
        if (!isToolList)
            return;

        if (!adds)
        {
            var reasons = conditions.Of(invocation.Syntax, includeWhole: true);
            if (name == "RemoveAll")
                reasons = arguments.Aggregate(reasons, (known, condition) => known.Add(ValueSteps.ChosenBy(condition, instance)));
            sinks.Hit(row?.Id ?? DocumentationId.Of(invocation.TargetMethod) ?? name, SinkKind.Tools, invocation.Syntax, reasons, null);
            return;
        }

        var value = arguments.Aggregate(AbstractValue.Stable, static (known, argument) => known.Add(argument.AllTaints().AsPart()));
        if (name == "Add")
            value = value.Map(static (taint, _) => taint.IsCondition ? null : taint, 0);
        if (row is not null)
            sinks.Hit(row.Id, SinkKind.Tools, invocation.Syntax, value.Add(conditions.Of(invocation.Syntax, includeWhole: true)), null);
        else
            sinks.Hit(DocumentationId.Of(invocation.TargetMethod) ?? invocation.TargetMethod.Name, SinkKind.Tools, invocation.Syntax, conditions.Of(invocation.Syntax, includeWhole: true), null);
    }

    /// <summary>Of an object only its type becomes tools, of a folder only what lies in it; lists of functions and names are told to the model.</summary>
    private static bool IsInSchema(IInvocationOperation invocation, int position) =>
        invocation.TargetMethod.Name.EndsWith("Functions", StringComparison.Ordinal)
        || (invocation.Arguments[position].Parameter is { Type.SpecialType: SpecialType.System_String, Name: var name } && name.EndsWith("Name", StringComparison.OrdinalIgnoreCase));

    private static bool IsPluginImport(IMethodSymbol method) =>
        PartTable.Default.IsNamed(PartKind.Plugin, method.Name) && method.ContainingNamespace is { } space && Sdks.IsNamespace(space.ToDisplayString());
}
