namespace CachePrefix.Emulator.Gemini;

/// <summary>Who asks, in any of the forms that Google takes: caches of different keys are kept apart.</summary>
internal static class GeminiKey
{
    private const string Bearer = "Bearer ";

    public static string Read(IHeaderDictionary headers, IQueryCollection query)
    {
        var key = headers["x-goog-api-key"].ToString();
        if (key.Length == 0)
            key = query["key"].ToString();
        if (key.Length == 0)
            key = headers.Authorization.ToString() is var value && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? value[Bearer.Length..] : "";
        return key.Length > 0 ? key : throw GeminiErrors.MissingKey();
    }
}
