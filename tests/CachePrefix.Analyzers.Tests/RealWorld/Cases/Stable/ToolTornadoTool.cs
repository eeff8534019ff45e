namespace Application;

class T
{
    public object Make() => new LlmTornado.Common.Tool((string city) => $"{city}: {DateTime.Now:T}", "get_time", "Gets the time");
}
