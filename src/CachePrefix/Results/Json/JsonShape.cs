using System.Text.RegularExpressions;

namespace CachePrefix;

/// <summary>What a JSON value may be: a node of the schema that was sent, made ready for checking answers.</summary>
internal sealed class JsonShape
{
    public JsonKinds Kinds { get; set; } = JsonKinds.All;

    /// <summary>The members of an object; <see langword="null"/> where the schema does not name any.</summary>
    public JsonMember[]? Members { get; set; }

    /// <summary>What members without a name in the schema are; <see langword="null"/> where there may be none.</summary>
    public JsonShape? OtherMembers { get; set; }

    public JsonShape? Items { get; set; }

    /// <summary>The only values, as UTF-8: texts without quotation marks, anything else as it is written.</summary>
    public byte[][]? Literals { get; set; }

    /// <summary>The forms that an object may have; its first member tells which.</summary>
    public JsonShape[]? Branches { get; set; }

    public Regex? Pattern { get; set; }

    public int MinLength { get; set; }

    public int MaxLength { get; set; } = int.MaxValue;

    public int MinItems { get; set; }

    public int MaxItems { get; set; } = int.MaxValue;

    public double Minimum { get; set; } = double.NegativeInfinity;

    public double Maximum { get; set; } = double.PositiveInfinity;

    public bool IsBounded => Minimum > double.NegativeInfinity || Maximum < double.PositiveInfinity;

    public bool ReadsText => Pattern is not null || MinLength > 0 || MaxLength < int.MaxValue;

    /// <summary>The shape and all shapes of values within it, each once.</summary>
    public IReadOnlyCollection<JsonShape> Nodes()
    {
        var nodes = new HashSet<JsonShape>();
        var open = new Stack<JsonShape>([this]);
        while (open.TryPop(out var shape))
        {
            if (!nodes.Add(shape))
                continue;
            foreach (var part in (IEnumerable<JsonShape?>)[shape.Kinds.HasFlag(JsonKinds.Object) ? shape.OtherMembers : null, shape.Items, .. shape.Branches ?? [], .. (shape.Members ?? []).Select(static member => member.Shape)])
            {
                if (part is not null)
                    open.Push(part);
            }
        }

        return nodes;
    }
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Utf8">Its name as UTF-8.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="IsRequired">Whether it may not be missing.</param>
internal sealed record JsonMember(string Name, byte[] Utf8, JsonShape Shape, bool IsRequired);
