namespace CachePrefix.OpenAI.Tests.Support;

/// <summary>What the service answers, as its reference shows it.</summary>
internal static class Answers
{
    public const string Chat =
        """
        {"id":"c1","object":"chat.completion","created":1,"model":"gpt-5.6-sol","choices":[{"index":0,"message":{"role":"assistant","content":"Gladly."},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":100,"completion_tokens":5,"total_tokens":105,"prompt_tokens_details":{"cached_tokens":20,"cache_write_tokens":70}}}
        """;

    public const string ChatWithoutDetails =
        """
        {"id":"c1","object":"chat.completion","created":1,"model":"gpt-5.6-sol","choices":[{"index":0,"message":{"role":"assistant","content":"Gladly."},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":100,"completion_tokens":5,"total_tokens":105}}
        """;

    public const string ChatToolCall =
        """
        {"id":"c0","object":"chat.completion","created":1,"model":"gpt-5.6-sol","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"find_room","arguments":"{\"guests\":2}"}}]},"finish_reason":"tool_calls"}],
         "usage":{"prompt_tokens":90,"completion_tokens":7,"total_tokens":97,"prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":60}}}
        """;

    public const string ChatStream =
        """
        data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Gladly."},"finish_reason":null}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":5,"total_tokens":105,"prompt_tokens_details":{"cached_tokens":20,"cache_write_tokens":70}}}

        data: [DONE]


        """;

    public const string Response =
        """
        {"id":"r1","object":"response","created_at":1,"status":"completed","model":"gpt-5.6-sol","output":[{"type":"message","id":"m1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Gladly.","annotations":[]}]}],"usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":20,"cache_write_tokens":70},"output_tokens":5,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":105},"parallel_tool_calls":true,"tools":[]}
        """;

    public const string ResponseStream =
        $$"""
        event: response.completed
        data: {"type":"response.completed","sequence_number":1,"response":{{Response}}}


        """;
}
