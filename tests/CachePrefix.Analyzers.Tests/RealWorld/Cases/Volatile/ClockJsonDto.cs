// reports CPA1001 on DateTime.Now

namespace Application;

class Msg
{
    public string Role { get; set; } = "";
    public string Content { get; set; } = "";
}

class J
{
    public List<Msg> M(string q) => new()
    {
        new Msg
        {
            Role = "system",
            Content = $"You are an NPC. Time {DateTime.Now:T}"},
        new Msg
        {
            Role = "user",
            Content = q
        }
    };
}
