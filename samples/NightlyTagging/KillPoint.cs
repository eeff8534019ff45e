namespace NightlyTagging;

/// <summary>Where the process is killed: what it says when it gets there.</summary>
internal static class KillPoint
{
    private static readonly string[] Points =
    [
        "preparing", "prepared", "submitting 1", "running 1", "done 1", "submitting 2", "running 2", "done 2", "reading early", "reading late",
    ];

    /// <summary>The point of a kill, in the order of the run and spread over it.</summary>
    public static string Of(int kill, int kills) => Points[kills <= Points.Length ? kill * Points.Length / kills : Math.Min(kill, Points.Length - 1)];

    /// <summary>Whether the process is at a point or past it: what it did before it was killed last, it does not say again.</summary>
    public static bool IsReached(string point, string said) => Array.IndexOf(Points, said) >= Array.IndexOf(Points, point);
}
