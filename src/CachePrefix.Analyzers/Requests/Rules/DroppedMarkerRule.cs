using System.Collections.Immutable;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports breakpoints and cache settings that an SDK leaves out of the request without a word (CPA2007).</summary>
internal sealed class DroppedMarkerRule : RequestRule
{
    private static readonly DiagnosticDescriptor Descriptor = Create(
        RuleIds.DroppedMarker,
        DiagnosticSeverity.Warning,
        "An SDK drops a breakpoint",
        "{0}, so it is not sent and nothing says so; {1}",
        "Adapters look for markers under exact keys, of an exact type, on some kinds of content, and leave out the rest without an error. The request succeeds at the full price.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        foreach (var value in body.Values)
        {
            switch (PartTable.Default.Find(value.Type))
            {
                case { Kind: PartKind.Content, Sdk: PartSdk.Extensions } when report.HasAnthropic:
                    CheckContent(value, report);
                    break;
                case { Kind: PartKind.Tool or PartKind.ToolOptions, Sdk: PartSdk.Extensions } when report.HasAnthropic:
                    CheckKeys(value, CacheMarker.ToolKey, "a tool", report);
                    break;
                case { Kind: PartKind.Message, Sdk: PartSdk.Extensions } when report.HasAnthropic:
                    CheckUnread(value, "a message", "mark a content of the message with WithCacheControl", report);
                    break;
                case { Kind: PartKind.Options }:
                    CheckUnread(value, "options", "set it on the provider's own request by RawRepresentationFactory", report);
                    break;
                case { Kind: PartKind.Message, Sdk: PartSdk.OpenAI }:
                    CheckSinglePart(value, report);
                    break;
            }
        }

        foreach (var request in body.Requests)
            CheckInstructions(request, report);
    }

    private static void CheckContent(RequestValue content, RequestReport report)
    {
        if (RequestTypes.KindOf(content.Type) == ElementKind.Thinking)
        {
            if ((content.Find(CacheMarker.CallName) ?? PropertiesOf(content)?.Find($"[{CacheMarker.ContentKey}]")) is { } marker)
                report.AddRepairable(Descriptor, Repair.Remove, CacheMarker.PlaceOf(marker.Node), [], "Thinking cannot carry a breakpoint", "mark the content before or after it");
            return;
        }

        CheckKeys(content, CacheMarker.ContentKey, "a content", report);
    }

    private static void CheckKeys(RequestValue owner, string key, string kind, RequestReport report)
    {
        foreach (var entry in EntriesOf(owner))
        {
            if (entry.Key != key && IsMarkerKey(entry.Key))
                report.AddRepairable(Descriptor, Repair.RenameTo(key), entry.Setting.Node, [], $"The Anthropic adapter does not read the key \"{entry.Key}\" of {kind}", $"the key is \"{key}\"");
            else if (entry.Key == key && TypeOf(entry.Setting) is { } type && !RequestTypes.IsMarker(type))
                report.AddRepairable(Descriptor, Repair.RenameTo(key), entry.Setting.Node, [], $"The Anthropic adapter does not read a {type.ToMinimalDisplayString(report.ModelOf(entry.Setting.Node), entry.Setting.Node.SpanStart)} as a breakpoint", "set a CacheControlEphemeral");
        }
    }

    private static void CheckUnread(RequestValue owner, string kind, string wayOut, RequestReport report)
    {
        foreach (var (key, setting) in EntriesOf(owner))
        {
            if (IsMarkerKey(key) || (kind == "options" && IsSettingKey(key) && !report.IsKeyRead(key)))
                report.Add(Descriptor, setting.Node, $"No adapter reads the key \"{key}\" of {kind}", wayOut);
        }
    }

    private static void CheckSinglePart(RequestValue message, RequestReport report)
    {
        if (OpenAIRequest.PartsOf(message) is [{ Value: { IsChanged: false } part }] && part.ValueOf("Kind") is null && part.Find("Text") is not null && part.Find(OpenAIRequest.BreakpointPatch) is { } patch)
            report.Add(Descriptor, patch.Node, "The OpenAI SDK sends the only text part of a message as a string, without its breakpoint", "split the text into two parts, or set \"$.content\" of the message by its Patch");
    }

    private static void CheckInstructions(RequestShape request, RequestReport report)
    {
        if (!report.HasAnthropic || request.Protocol != RequestProtocol.ExtensionsAI)
            return;

        var marked = request.Elements.FirstOrDefault(static element => element is { Section: PromptSection.System, IsInstructions: false, IsCertain: true, Message: not null, Marker.IsCertain: true });
        var instructions = request.Elements.FirstOrDefault(static element => element is { IsInstructions: true, IsCertain: true });
        if (marked is not null && instructions is not null)
            report.AddRepairable(Descriptor, Repair.MoveInstructions, instructions.Node, [marked.Node], "The Anthropic adapter puts Instructions behind the marked system messages, where they cannot carry a breakpoint", "make them the first content of the system message");
    }

    private static IEnumerable<(string Key, Setting Setting)> EntriesOf(RequestValue owner)
    {
        foreach (var setting in PropertiesOf(owner)?.Settings ?? new Dictionary<string, Setting>(StringComparer.Ordinal))
        {
            if (setting.Key[0] == '[' && setting.Value.Value is not { IsNull: true })
                yield return (setting.Key.Substring(1, setting.Key.Length - 2), setting.Value);
        }
    }

    private static RequestValue? PropertiesOf(RequestValue owner) => owner.ValueOf("AdditionalProperties") is { IsChanged: false } properties ? properties : null;

    /// <summary>The type of a value; none where it may be anything.</summary>
    private static ITypeSymbol? TypeOf(Setting setting)
    {
        var type = setting.Value?.Type ?? setting.Type;
        return type is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Error or TypeKind.Dynamic or TypeKind.TypeParameter } ? null : type;
    }

    private static bool IsMarkerKey(string key) => Letters(key) is "cachecontrol" or "anthropiccachecontrol" or "promptcachebreakpoint" or "cachepoint";

    private static bool IsSettingKey(string key) => Letters(key) is "promptcachekey" or "promptcacheretention" or "promptcacheoptions";

    private static string Letters(string key) => new([.. key.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
}
