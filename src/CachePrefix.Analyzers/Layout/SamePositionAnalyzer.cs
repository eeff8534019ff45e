using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Layout;

/// <summary>Reports segments whose order nothing decides (CPA2006).</summary>
/// <remarks>
/// Within a rung, segments of one kind follow <c>Order</c>, then their declaration. Two claim the same position when both state the same
/// <c>Order</c>, or when they have the same one but stand in different files, which have no order.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SamePositionAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.SamePosition,
        RuleCategory.Layout,
        DiagnosticSeverity.Error,
        "Two segments claim the same position",
        "'{0}' claims the same position as '{1}' on the rung {2}: {3}; give each an Order of its own",
        "A prefix is cached only while its bytes are the same, so the order of its segments must not hang on the order in which files are compiled.");

    private protected override void Analyze(DefinitionContext context)
    {
        var (_, segments) = WireOrder.Of(context.Prompt);
        foreach (var rung in segments.Where(static segment => segment.Role != SegmentRole.History).GroupBy(static segment => (Phase: SegmentOrder.PhaseOf(segment.Kind!.Value), segment.Stability)))
        {
            var members = rung.ToList();
            for (var i = 1; i < members.Count; i++)
            {
                if (Reason(members[i - 1], members[i]) is not { } reason)
                    continue;

                context.Report(
                    members[i].Attribute.Location(context.CancellationToken),
                    members.Select(member => member.Attribute.Location(context.CancellationToken)),
                    members[i].Member.Name,
                    members[i - 1].Member.Name,
                    rung.Key.Stability.ToString(),
                    reason);
                break;
            }
        }
    }

    private static string? Reason(SegmentDeclaration left, SegmentDeclaration right) =>
        left.Order != right.Order ? null
        : StatesOrder(left) && StatesOrder(right) ? $"both state Order = {left.Order}"
        : left.Attribute.ApplicationSyntaxReference?.SyntaxTree != right.Attribute.ApplicationSyntaxReference?.SyntaxTree ? "they are declared in different files"
        : null;

    private static bool StatesOrder(SegmentDeclaration segment) => segment.Attribute.NamedArguments.Any(static argument => argument.Key == "Order");
}
