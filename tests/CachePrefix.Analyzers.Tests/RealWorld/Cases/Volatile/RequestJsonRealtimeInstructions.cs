// reports CPA1009 on userName

using System.Net.Http.Json;

namespace Application;

class J(HttpClient h)
{
    public Task<HttpResponseMessage> Session(string userName) => h.PostAsJsonAsync("v1/realtime/sessions", new { model = "gpt-realtime", modalities = new[] { "text" }, instructions = $"You are a helpful assistant. The user's name is {userName}." });
}
