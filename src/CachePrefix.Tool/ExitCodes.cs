namespace CachePrefix.Tool;

/// <summary>What the tool's exit codes mean.</summary>
internal static class ExitCodes
{
    public const int Clean = 0;

    public const int Findings = 1;

    public const int CouldNotRun = 2;
}
