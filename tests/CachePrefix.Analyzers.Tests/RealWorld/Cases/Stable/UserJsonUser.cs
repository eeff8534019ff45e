using System.Net.Http.Json;

namespace Application;

class J(HttpClient http)
{
    public Task Chat(string q) => http.PostAsJsonAsync("v1", new { messages = new object[] { new { role = "system", content = "You are a bot." }, new { role = "user", content = $"{q} {DateTime.Now}" } } });
}
