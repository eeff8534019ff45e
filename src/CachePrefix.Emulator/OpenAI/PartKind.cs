namespace CachePrefix.Emulator.OpenAI;

/// <summary>What a piece of a prompt holds.</summary>
internal enum PartKind
{
    Head,
    Text,
    Attachment,
}
