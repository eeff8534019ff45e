namespace Microsoft.Extensions.AI;

/// <summary>Stands in for the client of the same name: it runs one round of tools itself.</summary>
public sealed class FunctionInvokingChatClient(IChatClient innerClient) : DelegatingChatClient(innerClient)
{
    /// <summary>The calls that this client has answered.</summary>
    public int Invocations { get; private set; }

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Count == 0)
            return response;

        Invocations += calls.Count;
        var results = new ChatMessage(ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, "by middleware"))]);
        var final = await base.GetResponseAsync([.. messages, .. response.Messages, results], options, cancellationToken);
        final.Messages = [.. response.Messages, results, .. final.Messages];
        return final;
    }
}
