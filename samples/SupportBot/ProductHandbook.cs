namespace SupportBot;

/// <summary>The handbook and the facts listed in it, such as <c>- Price: 249 euros</c> below <c>## Aero 2 air purifier</c>.</summary>
internal sealed class ProductHandbook
{
    private ProductHandbook(string text)
    {
        Text = text;
        Facts = [.. ReadFacts(text)];
    }

    public static ProductHandbook Embedded { get; } = new(ReadEmbedded());

    public string Text { get; }

    public IReadOnlyList<Fact> Facts { get; }

    private static IEnumerable<Fact> ReadFacts(string text)
    {
        var section = "";
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..];
            else if (line.StartsWith("- ", StringComparison.Ordinal) && line.Split(": ", 2) is [var name, var value])
                yield return new Fact(section, Enum.Parse<SupportTopic>(name[2..].Replace(" ", ""), ignoreCase: true), value);
        }
    }

    private static string ReadEmbedded()
    {
        using var stream = typeof(ProductHandbook).Assembly.GetManifestResourceStream("handbook.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>One line of a product's fact list.</summary>
internal sealed record Fact(string Section, SupportTopic Topic, string Value);
