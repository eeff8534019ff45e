// reports CPA1001 on DateTime.Now

namespace Application;

class J
{
    public List<object> M(string q) => new()
    {
        new Dictionary<string, object?>
        {
            ["role"] = "system",
            ["content"] = $"Now {DateTime.Now}"},
        new Dictionary<string, object?>
        {
            ["role"] = "user",
            ["content"] = q
        }
    };
}
