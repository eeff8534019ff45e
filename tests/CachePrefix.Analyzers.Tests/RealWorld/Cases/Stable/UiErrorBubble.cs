namespace Application;

class MessageModel
{
    public string Role { get; set; } = "";
    public string Content { get; set; } = "";
}

class Vm
{
    public List<MessageModel> Messages { get; } = [];

    public void Fail(Exception ex) => Messages.Add(new MessageModel { Role = "System", Content = $"[Error {DateTime.Now:T}] {ex.Message}" });
}
