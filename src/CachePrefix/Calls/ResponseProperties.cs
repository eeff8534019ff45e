using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Reads additional properties of responses. Those of a stream's updates may end up at the response or at one of its messages.</summary>
internal static class ResponseProperties
{
    public static bool TryGet(ChatResponse? response, string key, out object? value)
    {
        value = null;
        if (response is null)
            return false;
        if (response.AdditionalProperties is { } properties && properties.TryGetValue(key, out value))
            return true;
        for (var i = response.Messages.Count - 1; i >= 0; i--)
        {
            if (response.Messages[i].AdditionalProperties is { } own && own.TryGetValue(key, out value))
                return true;
        }

        return false;
    }
}
