using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Writes down what prompt templates show: what stands in them, and what fills their places.</summary>
internal static class TemplateRecorder
{
    private const VolatilityKind OfTheMoment = VolatilityKind.Clock | VolatilityKind.Random;

    /// <summary>What stands far enough ahead in a template, and the clocks that it asks for itself.</summary>
    public static AbstractValue Ahead(AbstractValue template)
    {
        var ahead = template.AllTaints().Map(static (taint, _) => PromptTemplates.IsAhead(taint) ? taint : null, 0);
        return template.Object is ObjectValue.Constant { Value: string text, Node: var node }
            ? PromptTemplates.Clocks(text, node).Aggregate(ahead, static (known, clock) => known.Add(clock))
            : ahead;
    }

    /// <summary>What of the moment stands ahead of a long constant text in a turn of the user.</summary>
    public static AbstractValue FarAhead(AbstractValue turn) => turn.AllTaints().Map(static (taint, _) => PromptTemplates.IsFarAhead(taint) ? taint : null, 0);

    /// <summary>Records templates that write a system role, and what of the moment fills the places of a template.</summary>
    public static void Invocation(SinkRecorder sinks, IInvocationOperation invocation, ImmutableArray<AbstractValue> arguments)
    {
        if (!PartTable.Default.IsNamed(PartKind.Template, invocation.TargetMethod.Name))
            return;

        var id = DocumentationId.Of(invocation.TargetMethod) ?? string.Empty;
        for (var i = 0; i < arguments.Length; i++)
        {
            var template = invocation.Arguments[i].Value.Syntax;
            if (RoleSyntax.HasSystemRoleTag(template))
                sinks.Hit(id, SinkKind.SystemText, template, arguments[i], null);
            Fill(sinks, id, arguments[i], invocation.Arguments.Select((argument, position) => (argument.Value, arguments[position])));
        }
    }

    /// <summary>Records what of the moment fills a template; data may fill the places of the user's turn as well.</summary>
    public static void Fill(SinkRecorder sinks, string id, AbstractValue template, IEnumerable<(IOperation Operation, AbstractValue Value)> arguments)
    {
        if (template.Object is not ObjectValue.Constant { Value: string text } || Place(text) is not { } kind)
            return;

        foreach (var (operation, value) in arguments)
        {
            if (operation is { ConstantValue.HasValue: false, Type.Name: "KernelArguments" })
                sinks.Hit(id, kind, operation.Syntax, Substitution.WithoutParameters(value.AllTaints().Keep(OfTheMoment)), null);
        }
    }

    private static SinkKind? Place(string template) => RoleSyntax.FillsSystemText(template) ? SinkKind.SystemText
        : PromptTemplates.FillsAhead(template) ? SinkKind.Template
        : null;
}
