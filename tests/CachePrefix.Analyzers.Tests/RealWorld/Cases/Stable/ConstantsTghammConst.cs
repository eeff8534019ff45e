namespace Application;

class A
{
    public Anthropic.SDK.Messaging.MessageParameters P(string q) => new()
    {
        System = [new("You are a bot.")],
        Messages = [new(Anthropic.SDK.Messaging.RoleType.User, $"[{DateTime.Now}] {q}")]
    };
}
