// reports CPA1001 on DateTime.Now

using System.Net.Http.Json;

namespace Application;

class J(HttpClient http)
{
    string GetSystemPrompt() => $"You are a desk assistant. The time is {DateTime.Now:HH:mm}.";
    public Task<HttpResponseMessage> Chat(string q) => http.PostAsJsonAsync("v1/chat/completions", new { model = "m", messages = new object[] { new { role = "system", content = GetSystemPrompt() }, new { role = "user", content = q } } });
}
