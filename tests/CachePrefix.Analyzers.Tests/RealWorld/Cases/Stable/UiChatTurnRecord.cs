namespace Application;

enum ChatRole2
{
    System,
    User
}

record ChatTurn(ChatRole2 Role, string Text, DateTimeOffset At);
class Runtime
{
    readonly List<ChatTurn> _t = [];
    public void Start(string name) => _t.Add(new ChatTurn(ChatRole2.System, $"{name} is ready.", DateTimeOffset.UtcNow));
}
