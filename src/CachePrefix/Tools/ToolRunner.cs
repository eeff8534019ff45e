using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Runs the tools that a model calls, in the order of the calls.</summary>
internal sealed class ToolRunner(IReadOnlyList<AITool> tools, IServiceProvider? services)
{
    /// <summary>The calls that a response asks for.</summary>
    public static List<FunctionCallContent>? FindCalls(IList<ChatMessage> messages)
    {
        List<FunctionCallContent>? calls = null;
        for (var i = 0; i < messages.Count; i++)
        {
            var contents = messages[i].Contents;
            for (var j = 0; j < contents.Count; j++)
            {
                if (contents[j] is FunctionCallContent { InformationalOnly: false } call)
                    (calls ??= []).Add(call);
            }
        }

        return calls;
    }

    /// <summary>Runs the calls and returns the message that answers them.</summary>
    public async Task<ChatMessage> RunAsync(List<FunctionCallContent> calls, CancellationToken cancellationToken)
    {
        var results = new List<AIContent>(calls.Count);
        foreach (var call in calls)
            results.Add(await RunAsync(call, cancellationToken).ConfigureAwait(false));
        return new ChatMessage(ChatRole.Tool, results);
    }

    private async Task<FunctionResultContent> RunAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        try
        {
            if (call.Exception is not null)
                throw call.Exception;

            var arguments = new AIFunctionArguments(call.Arguments) { Services = services };
            var result = await Find(call.Name).InvokeAsync(arguments, cancellationToken).ConfigureAwait(false);
            return new FunctionResultContent(call.CallId, result);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new FunctionResultContent(call.CallId, $"Error: {exception.Message}") { Exception = exception };
        }
    }

    private AIFunction Find(string name)
    {
        foreach (var tool in tools)
        {
            if (tool is AIFunction function && function.Name == name)
                return function;
        }

        throw new InvalidOperationException($"there is no tool '{name}'; the tools are {string.Join(", ", tools.Select(tool => tool.Name))}");
    }
}
