// reports CPA1001 on DateTime.UtcNow

namespace Application;

class O
{
    public OllamaSharp.Models.GenerateRequest G(string q) => new()
    {
        Model = "m",
        Prompt = q,
        System = $"Date and time: {DateTime.UtcNow:s}"};
}
