using Microsoft.Extensions.AI;

namespace Application;

class QuizViewModel
{
    public string Instructions { get; set; } = "";

    public void Finish(double o2)
    {
        Instructions = $"Your result at {DateTime.Now:t} is {o2:F1}";
    }
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.User, q)]);
}
