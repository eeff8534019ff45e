using System.Text;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>One event of a stream.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">Its data.</param>
internal sealed record AnthropicEvent(string Name, byte[] Json)
{
    public byte[] ToServerSent() => [.. Encoding.UTF8.GetBytes($"event: {Name}\ndata: "), .. Json, (byte)'\n', (byte)'\n'];
}
