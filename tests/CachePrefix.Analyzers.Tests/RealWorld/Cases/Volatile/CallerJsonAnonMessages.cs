// reports CPA1010 on sourceLang

using System.Text.Json;
using System.Text;

namespace Application;

class J(HttpClient http)
{
    public Task<HttpResponseMessage> Translate(string sourceLang, string targetLang, string text)
    {
        var payload = new
        {
            model = "gpt-4o",
            messages = new[]
            {
                new
                {
                    role = "system",
                    content = $"Translate from {sourceLang} to {targetLang}. Use transliteration if needed."},
                new
                {
                    role = "user",
                    content = text
                }
            }
        };
        return http.PostAsync("https://api.openai.com/v1/chat/completions", new StringContent(JsonSerializer.Serialize(payload), Encoding.UTF8, "application/json"));
    }
}
