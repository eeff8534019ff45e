using Microsoft.Extensions.AI;

namespace Application;

class Result<T>
{
    public required T Value { get; init; }
    public DateTime At { get; } = DateTime.UtcNow;

    public static Result<T> Success(T value) => new()
    {
        Value = value
    };
}

class Agent(IChatClient client)
{
    static Result<string> Load() => Result<string>.Success("You are a bot.");
    public Task<ChatResponse> Ask(string question) => client.GetResponseAsync([new ChatMessage(ChatRole.System, Load().Value), new(ChatRole.User, question)]);
}
