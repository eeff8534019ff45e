// reports CPA1002 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

static class Templates
{
    public static string Today => $"Today's date is {DateTime.Now:MM/dd/yyyy} (MM/DD/YYYY).";

    public static string Conversation(string form) => Today + "\nYou fill forms. Form: " + form;
}

class S(IChatClient c)
{
    public Task<ChatResponse> Go(string form, string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, Templates.Conversation(form)), new ChatMessage(ChatRole.User, q)]);
}
