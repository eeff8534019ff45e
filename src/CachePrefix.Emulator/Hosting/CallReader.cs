using System.Text.Json;

namespace CachePrefix.Emulator.Hosting;

/// <summary>Turns bytes into a call of a protocol, or into the error with which the provider would answer.</summary>
internal static class CallReader
{
    public static ProviderCall Read(IProviderProtocol protocol, HttpContext context, ReadOnlyMemory<byte> body) =>
        Parse(protocol.Errors, body, root => protocol.Read(new ProviderRequest(context.Request.Headers, context.Request.RouteValues, context.Request.Query, root)));

    /// <summary>Whether an exception tells of a value that is not what it should be, such as a text that is no valid Unicode.</summary>
    public static bool IsWrongValue(Exception exception) => exception is InvalidOperationException or FormatException or KeyNotFoundException or OverflowException or JsonException;

    /// <summary>Reads JSON. Values of a wrong type that no rule of the protocol names are the caller's mistake, never a failure of the provider.</summary>
    public static T Parse<T>(ProviderErrors errors, ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw errors.InvalidJson(exception);
        }
        catch (Exception exception) when (IsWrongValue(exception))
        {
            throw errors.InvalidValue(exception.Message);
        }
    }
}
