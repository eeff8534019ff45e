namespace CachePrefix.Emulator.Prompts;

/// <summary>What a piece of a prompt holds.</summary>
internal enum PartKind
{
    Head,
    Text,
    Attachment,
}
