// reports CPA1001 on DateTime.Now

namespace Application;

class L
{
    public LLama.ChatSession S(LLama.InteractiveExecutor e)
    {
        var h = new LLama.Common.ChatHistory();
        h.AddMessage(LLama.Common.AuthorRole.System, $"Transcript of a dialog. Started {DateTime.Now:t}.");
        return new LLama.ChatSession(e, h);
    }
}
