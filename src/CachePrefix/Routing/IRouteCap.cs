namespace CachePrefix;

/// <summary>
/// Holds calls to one tier, whatever their route chose, as a budget does when it is nearly spent. Caps are registered as services; the first one that
/// applies decides. A capped call does not escalate: an answer that its validator rejects is returned as it is, with <see cref="PromptResult.IsValid"/> false.
/// </summary>
public interface IRouteCap
{
    /// <summary>Decides whether a call is held to one tier. Called on the path of the request: must return at once and not throw.</summary>
    /// <param name="call">The call.</param>
    /// <param name="decision">What its route chose.</param>
    /// <returns>The only tier that is asked, any of the program's, and why; <see langword="null"/> to leave the call alone.</returns>
    RouteDecision? Cap(PromptCall call, RouteDecision decision);
}
