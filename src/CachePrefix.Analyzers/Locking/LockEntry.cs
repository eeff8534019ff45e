using System.Globalization;
using System.Text;
using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Locking;

/// <summary>One line of the prefix lock: the constant part of one prompt.</summary>
/// <param name="Prompt">Namespace, containing types and name.</param>
/// <param name="Hash">SHA-256 of the constant part in lower-case hexadecimal, the <c>ConstantHash</c> of the prompt's layout.</param>
/// <param name="Tokens">About how many tokens it has.</param>
/// <param name="Items">What it consists of, in wire order.</param>
internal sealed record LockEntry(string Prompt, string Hash, int Tokens, EquatableArray<LockItem> Items)
{
    private const string HashName = "sha256:";
    private const int HashDigits = 64;

    public static LockEntry Of(string prompt, IReadOnlyList<ConstantItem> constant) => new(
        prompt,
        ConstantPart.HashOf(constant),
        constant.Sum(static item => item.Tokens),
        constant.Select(ItemOf).ToEquatableArray());

    /// <summary>The line, without a line end.</summary>
    public string ToLine()
    {
        var line = new StringBuilder(Prompt)
            .Append(' ').Append(HashName).Append(Hash)
            .Append(' ').Append(Tokens.ToString(CultureInfo.InvariantCulture));
        foreach (var item in Items)
        {
            line.Append(' ').Append(item.Name).Append('=').Append(item.Length.ToString(CultureInfo.InvariantCulture))
                .Append('/').Append(item.Hash).Append('/').Append(item.Trace);
        }

        return line.ToString();
    }

    /// <summary>Reads a line; <see langword="null"/> when it is not one.</summary>
    public static LockEntry? Parse(string line)
    {
        var fields = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 3
            || !fields[1].StartsWith(HashName, StringComparison.Ordinal)
            || fields[1].Length != HashName.Length + HashDigits
            || !TryNumber(fields[2], out var tokens))
        {
            return null;
        }

        var items = new List<LockItem>();
        foreach (var field in fields.Skip(3))
        {
            var name = field.LastIndexOf('=');
            var parts = field.Substring(name + 1).Split('/');
            if (name < 1 || parts.Length != 3 || !TryNumber(parts[0], out var length))
                return null;
            items.Add(new LockItem(field.Substring(0, name), length, parts[1], parts[2]));
        }

        return new LockEntry(fields[0], fields[1].Substring(HashName.Length), tokens, items.ToEquatableArray());
    }

    private static LockItem ItemOf(ConstantItem item) => new(
        item.Kind == ConstantItem.Tool ? item.Name + "()" : item.Name,
        item.Text.Length,
        ConstantPart.Hash(item.Text).Substring(0, LockItem.HashLength),
        TextTrace.Of(item.Text));

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
