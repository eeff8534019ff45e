using System.Collections.Frozen;

namespace CachePrefix.Emulator.Refusals;

/// <summary>The members that objects of a request may have.</summary>
internal static class MemberSets
{
    public static FrozenSet<string> Chat { get; } = Of(
        "model messages tools tool_choice functions function_call parallel_tool_calls response_format reasoning_effort verbosity service_tier max_tokens max_completion_tokens "
        + "n stop stream stream_options temperature top_p presence_penalty frequency_penalty logit_bias logprobs top_logprobs seed user safety_identifier metadata store "
        + "modalities audio prediction web_search_options prompt_cache_key prompt_cache_options prompt_cache_retention moderation");

    public static FrozenSet<string> ChatMessage { get; } = Of("role content name tool_calls tool_call_id refusal audio function_call annotations");

    public static FrozenSet<string> Responses { get; } = Of(
        "model input instructions previous_response_id conversation tools tool_choice parallel_tool_calls text reasoning service_tier max_output_tokens max_tool_calls "
        + "stream stream_options temperature top_p top_logprobs truncation user safety_identifier metadata store background include prompt "
        + "prompt_cache_key prompt_cache_options prompt_cache_retention context_management moderation");

    public static FrozenSet<string> AnthropicRequest { get; } = Of(
        "model messages system tools tool_choice max_tokens metadata stop_sequences stream temperature top_p top_k thinking service_tier cache_control output_config container "
        + "inference_geo user_profile_id speed diagnostics betas billing_policy compaction context_management fallback_credit_token fallbacks mcp_servers output_format thread "
        + "unsupported_request_behavior workspace_id anthropic_version anthropic_beta");

    public static FrozenSet<string> AnthropicMessage { get; } = Of("role content");

    public static FrozenSet<string> AnthropicSystemMessage { get; } = Of("role content clear_at output_config");

    public static FrozenDictionary<string, FrozenSet<string>> AnthropicBlocks { get; } = new Dictionary<string, FrozenSet<string>>
    {
        ["text"] = Of("type text citations cache_control"),
        ["image"] = Of("type source transformations cache_control"),
        ["document"] = Of("type source title context citations cache_control"),
        ["search_result"] = Of("type source title content citations cache_control"),
        ["thinking"] = Of("type thinking signature"),
        ["redacted_thinking"] = Of("type data"),
        ["tool_use"] = Of("type id name input caller toolset_name cache_control"),
        ["tool_result"] = Of("type tool_use_id content is_error toolset_name cache_control"),
        ["tool_reference"] = Of("type tool_name cache_control"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenSet<string> AnthropicTool { get; } =
        Of("type name description input_schema cache_control defer_loading eager_input_streaming strict allowed_callers input_examples");

    private static FrozenSet<string> Of(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
