using System.Collections.Immutable;
using CachePrefix.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports system messages behind the first turn of a conversation (CPA2008).</summary>
internal sealed class MidConversationSystemRule : RequestRule
{
    private static readonly DiagnosticDescriptor Descriptor = Create(
        RuleIds.MidConversationSystem,
        DiagnosticSeverity.Warning,
        "A system message stands in mid-conversation",
        "This system message comes after the conversation has begun: {0}; send it as user context",
        "The Anthropic adapter hoisted such messages to the system prompt up to version 12.40, which rewrites the cached prefix, and sends them in place since 12.41, which models without system messages answer with status 400.");

    private static readonly string[] ConversationNames = ["history", "conversation", "turns"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        if (!report.HasAnthropic)
            return;

        foreach (var request in body.Requests)
        {
            var consequence = ConsequenceOf(request, report.Models);
            if (consequence is null)
                continue;

            var hasTurn = false;
            foreach (var element in request.Elements)
            {
                if (element.Section != PromptSection.Messages)
                    continue;
                if (hasTurn && element is { Role: MessageRole.System, IsCertain: true, Message: { } message })
                    report.Add(Descriptor, message, consequence);
                hasTurn |= element is { IsCertain: true, Role: MessageRole.User or MessageRole.Assistant or MessageRole.Tool } || IsConversation(element);
            }
        }
    }

    private static string? ConsequenceOf(RequestShape request, ModelCatalog models)
    {
        var model = (request.Options?.ValueOf("Model") ?? request.Options?.ValueOf("ModelId"))?.Text;
        var takes = model is null ? null : models.Find(model)?.TakesSystemMessages;
        return request.Protocol switch
        {
            RequestProtocol.OpenAI => null,
            _ when takes == true => null,
            _ when takes == false => $"{model} refuses it",
            RequestProtocol.ExtensionsAI => "one version of the Anthropic adapter hoists it to the system prompt, the next sends it in place, and older models refuse it",
            _ => null,
        };
    }

    /// <summary>Whether an unknown part of the messages is by its name what was said before.</summary>
    private static bool IsConversation(RequestElement element)
    {
        if (element.Kind != ElementKind.Unknown || element.IsOwnState)
            return false;

        var code = element.Node.ToString();
        return Array.Exists(ConversationNames, name => code.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
