using System.Text.Json;

namespace CachePrefix.Emulator.Answers;

/// <summary>The number nearest to zero that fits the bounds of a schema.</summary>
internal static class NumberSample
{
    /// <summary>Bounds beyond this do not count.</summary>
    private const decimal Largest = 1e15m;

    public static decimal Of(JsonElement schema, bool isInteger)
    {
        var step = Bound(schema, "multipleOf") is { } multiple and > 0 ? multiple : isInteger ? 1 : 0;
        var least = Bound(schema, "minimum");
        var above = Bound(schema, "exclusiveMinimum");
        var most = Bound(schema, "maximum");
        var below = Bound(schema, "exclusiveMaximum");
        var unit = step > 0 ? step : 1;
        if (least > 0 || above >= 0)
        {
            var floor = Math.Max(least ?? decimal.MinValue, above ?? decimal.MinValue);
            var value = step > 0 ? Math.Ceiling(floor / step) * step : floor;
            if (value > above || above is null)
                return value;
            var next = value + unit;
            return step == 0 && (next > most || next >= below) ? (value + (most ?? below!.Value)) / 2 : next;
        }

        if (most < 0 || below <= 0)
        {
            var ceiling = Math.Min(most ?? decimal.MaxValue, below ?? decimal.MaxValue);
            var value = step > 0 ? Math.Floor(ceiling / step) * step : ceiling;
            return value < below || below is null ? value : value - unit;
        }

        return 0;
    }

    private static decimal? Bound(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var bound) && Math.Abs(bound) < Largest ? bound : null;
}
