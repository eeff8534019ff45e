namespace Application;

class Audit
{
    public string SystemPromptHash { get; set; } = "";
    public DateTime At { get; set; }
    public string LastSystemMessageAt { get; set; } = "";

    public void Touch()
    {
        At = DateTime.UtcNow;
        LastSystemMessageAt = DateTime.UtcNow.ToString("o");
    }
}
