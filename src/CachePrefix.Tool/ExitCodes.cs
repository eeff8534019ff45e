namespace CachePrefix.Tool;

/// <summary>What the tool's exit codes mean.</summary>
internal static class ExitCodes
{
    public const int Clean = 0;

    public const int Findings = 1;

    public const int CouldNotRun = 2;

    /// <summary>The command ran, and what it saw does not tell.</summary>
    public const int CannotTell = 3;
}
