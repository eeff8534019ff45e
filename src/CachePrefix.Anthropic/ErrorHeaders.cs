using System.Net.Http.Headers;
using Anthropic.Exceptions;

namespace CachePrefix.Anthropic;

/// <summary>The headers of the error response that a request got, on their way from the handler to the exception.</summary>
internal sealed class ErrorHeaders
{
    private const string Key = "cacheprefix:headers";

    private static readonly AsyncLocal<ErrorHeaders?> Local = new();

    private Dictionary<string, string>? _values;

    public static ErrorHeaders? Current => Local.Value;

    /// <summary>Waits for the headers of what is sent from here on.</summary>
    public static ErrorHeaders Begin() => Local.Value = new ErrorHeaders();

    public static string? Read(Exception exception, string name) =>
        (exception.Data[Key] as Dictionary<string, string>)?.GetValueOrDefault(name);

    public void Resume() => Local.Value = this;

    public void Take(HttpResponseHeaders headers)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, all) in headers)
            values[name] = all.FirstOrDefault() ?? "";
        _values = values;
    }

    /// <summary>Adds the headers to an exception. Always <see langword="false"/>, as the filter of a clause that catches nothing.</summary>
    public bool AddTo(AnthropicApiException exception)
    {
        if (_values is not null)
            exception.Data[Key] = _values;
        return false;
    }
}
