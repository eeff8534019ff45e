using System.Globalization;
using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Locking;

/// <summary>Says what moved between a locked prefix and the present one: the first tool or text that differs, and where in it.</summary>
internal static class LockDifference
{
    private const int ExcerptLength = 32;

    /// <param name="before">The line of the lock.</param>
    /// <param name="after">What the line would be now.</param>
    /// <param name="constant">The tools and texts that <paramref name="after"/> was made of.</param>
    public static string Describe(LockEntry before, LockEntry after, IReadOnlyList<ConstantItem> constant)
    {
        for (var i = 0; i < after.Items.Count; i++)
        {
            var now = after.Items[i];
            if (i < before.Items.Count && before.Items[i].Equals(now))
                continue;

            if (before.Items.FirstOrDefault(item => item.Name == now.Name) is not { } earlier)
                return $"{Describe(constant[i])} is new";
            return i < before.Items.Count && before.Items[i].Name == now.Name
                ? $"{Describe(constant[i])} differs {Place(earlier, now, constant[i])}"
                : Moved(before, after, i, constant[i]);
        }

        return before.Items.Count > after.Items.Count
            ? $"'{before.Items[after.Items.Count].Name}' is gone"
            : "its hash differs";
    }

    private static string Moved(LockEntry before, LockEntry after, int index, ConstantItem item)
    {
        var expected = index < before.Items.Count ? before.Items[index].Name : null;
        return expected is not null && after.Items.All(other => other.Name != expected)
            ? $"'{expected}' is gone"
            : $"{Describe(item)} has another place";
    }

    private static string Place(LockItem before, LockItem now, ConstantItem item)
    {
        if (item.Kind == ConstantItem.Tool)
            return "in its name, description, parameters or result";

        var start = TextTrace.FirstDifference(before, now);
        if (start >= now.Length)
            return string.Format(CultureInfo.InvariantCulture, "at its end: it had {0:N0} characters and now has {1:N0}", before.Length, now.Length);

        var line = 1 + item.Text.Take(start).Count(static c => c == '\n');
        var excerpt = item.Text.Substring(start, Math.Min(ExcerptLength, now.Length - start)).Replace('\n', ' ').Trim();
        return string.Format(CultureInfo.InvariantCulture, "from line {0} on, within {1} characters of \"{2}\"", line, TextTrace.Window, excerpt);
    }

    private static string Describe(ConstantItem item) => item.Kind == ConstantItem.Tool ? $"the tool '{item.Name}'" : $"'{item.Name}'";
}
