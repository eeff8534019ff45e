using System.Globalization;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Encodes the options of a request for its key: model, sampling, tools, answer format and what the caller set beyond them.</summary>
internal static class OptionsKey
{
    /// <summary>Returns whether the options can be compared.</summary>
    public static bool Write(ref KeyWriter writer, ChatOptions? options, ResponseCacheOptions settings)
    {
        if (options is null)
        {
            writer.Null();
            return true;
        }

        if (options.ContinuationToken is not null || options.AllowBackgroundResponses == true)
            return false;

        writer.Write(options.ModelId);
        writer.Write(options.Instructions);
        writer.Write(options.ConversationId);
        writer.Write(options.Temperature);
        writer.Write(options.TopP);
        writer.Write(options.TopK);
        writer.Write(options.FrequencyPenalty);
        writer.Write(options.PresencePenalty);
        writer.Write(options.Seed?.ToString(CultureInfo.InvariantCulture));
        writer.Write(options.MaxOutputTokens);
        writer.Write(options.AllowMultipleToolCalls?.ToString());
        writer.Write(options.Reasoning?.Effort?.ToString());
        writer.Write(options.Reasoning?.Output?.ToString());
        writer.List(options.StopSequences?.Count ?? 0);
        foreach (var sequence in options.StopSequences ?? [])
            writer.Write(sequence);

        return WriteFormat(ref writer, options.ResponseFormat)
            && WriteTools(ref writer, options.Tools, options.ToolMode)
            && WriteRaw(ref writer, options, settings)
            && PropertiesKey.Write(ref writer, options.AdditionalProperties);
    }

    private static bool WriteFormat(ref KeyWriter writer, ChatResponseFormat? format)
    {
        writer.Write(format switch { null => null, ChatResponseFormatJson => "json", ChatResponseFormatText => "text", _ => "?" });
        if (format is not ChatResponseFormatJson json)
            return format is null or ChatResponseFormatText;

        writer.Write(json.SchemaName);
        writer.Write(json.SchemaDescription);
        return JsonKey.Write(ref writer, json.Schema);
    }

    private static bool WriteTools(ref KeyWriter writer, IList<AITool>? tools, ChatToolMode? mode)
    {
        writer.Write(mode switch
        {
            null => null,
            RequiredChatToolMode required => "required:" + required.RequiredFunctionName,
            AutoChatToolMode => "auto",
            NoneChatToolMode => "none",
            _ => mode.GetType().Name,
        });
        writer.List(tools?.Count ?? 0);
        foreach (var tool in tools ?? [])
        {
            writer.Write(tool is AIFunctionDeclaration ? "function" : tool.GetType().Name);
            writer.Write(tool.Name);
            writer.Write(tool.Description);
            if (tool is AIFunctionDeclaration function && !JsonKey.Write(ref writer, function.JsonSchema))
                return false;
            if (!PropertiesKey.Write(ref writer, tool.AdditionalProperties))
                return false;
        }

        return true;
    }

    private static bool WriteRaw(ref KeyWriter writer, ChatOptions options, ResponseCacheOptions settings)
    {
        if (options.RawRepresentationFactory is null)
        {
            writer.Null();
            return true;
        }

        var described = settings.RawOptionsKey?.Invoke(options);
        writer.Write(described);
        return described is not null;
    }
}
