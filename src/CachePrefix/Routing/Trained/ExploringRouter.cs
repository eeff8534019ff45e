using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CachePrefix;

/// <summary>
/// Sends a small share of calls to a tier of the route that is drawn evenly, whatever the other router says, and notes with every decision how likely its tier was. Without that a ledger
/// only shows how tiers do on the requests that they were chosen for, and what <c>cacheprefix train --from</c> learns of it is one-sided. The draw depends on the call's id alone.
/// </summary>
public sealed class ExploringRouter : IPromptRouter
{
    private readonly IPromptRouter? _router;
    private readonly double _rate;

    /// <summary>Puts exploration before a router.</summary>
    /// <param name="router">Decides the other calls; the definition when it is <see langword="null"/> or abstains.</param>
    /// <param name="rate">The share of calls that are drawn, above 0 and up to 1. 0.02 to 0.05 is usual.</param>
    public ExploringRouter(IPromptRouter? router, double rate)
    {
        if (rate is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The share of calls to explore lies above 0 and is at most 1.");
        _router = router;
        _rate = rate;
    }

    /// <inheritdoc />
    public async ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var tiers = request.Route.Tiers;
        var decision = _router is null ? null : await RouterMember.AskAsync(_router, request, cancellationToken).ConfigureAwait(false);
        decision ??= new RouteDecision(tiers[0], "explore", "the route's first tier");
        var draw = Draw(request.Id);
        if (draw >= _rate)
            return decision with { Propensity = Propensity(isUsual: true, tiers.Count) };

        var drawn = tiers[Math.Min((int)(draw / _rate * tiers.Count), tiers.Count - 1)];
        return decision with
        {
            Tier = drawn,
            Reason = string.Create(CultureInfo.InvariantCulture, $"explores at a rate of {_rate:0.###}; {decision.Router} would have asked '{decision.Tier}'"),
            Confidence = null,
            Propensity = Propensity(drawn == decision.Tier, tiers.Count),
        };
    }

    private double Propensity(bool isUsual, int tiers) => (isUsual ? 1 - _rate : 0) + (_rate / tiers);

    private static double Draw(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
