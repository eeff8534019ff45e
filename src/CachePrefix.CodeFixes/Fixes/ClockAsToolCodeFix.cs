using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Definitions;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Takes the time out of a prompt definition's text and lets the model ask for it with a tool.</summary>
public sealed class ClockAsToolCodeFix : PromptCodeFix
{
    private const string Tool =
        "[{0}PromptTool] [Description(\"The current date and time in UTC, as ISO 8601.\")] "
        + "public static string {1}() => DateTimeOffset.UtcNow.ToString(\"o\", CultureInfo.InvariantCulture);";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Clock, RuleIds.Date];

    /// <inheritdoc/>
    protected internal override string Title => "Let the model ask for the time with a tool";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (await CachedSegment.FindAsync(target, cancellationToken).ConfigureAwait(false) is not { } segment
            || await OwnText.FindAsync(target, segment, cancellationToken).ConfigureAwait(false) is not { } movable)
        {
            return null;
        }

        var type = segment.Symbol.ContainingType;
        var hasTool = type.GetMembers("GetCurrentTime").Any(member => member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "PromptToolAttribute"));
        if (hasTool)
            return target.Edit(segment.DocumentId, editor => editor.ReplaceNode(movable.Node, movable.Stable!));

        var name = await DefinitionEdit.FreeNameAsync(target.Solution, type, "GetCurrentTime", cancellationToken).ConfigureAwait(false);
        var member = DefinitionEdit.Member(string.Format(System.Globalization.CultureInfo.InvariantCulture, Tool, segment.StabilityPrefix, name));
        return OwnText.Edit(target, segment, movable, member, "System", "System.ComponentModel", "System.Globalization");
    }
}
