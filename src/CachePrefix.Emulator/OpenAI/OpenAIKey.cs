namespace CachePrefix.Emulator.OpenAI;

/// <summary>Who asks: caches and stored objects of different keys are kept apart.</summary>
internal static class OpenAIKey
{
    public static string Read(IHeaderDictionary headers)
    {
        var key = headers.Authorization.ToString();
        if (key.Length == 0)
            key = headers["api-key"].ToString();
        return key.Length > 0 ? key : throw OpenAIErrors.MissingKey();
    }
}
