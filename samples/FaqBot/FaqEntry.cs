namespace FaqBot;

/// <summary>A question with an answer of its own, and other ways to ask it.</summary>
internal sealed record FaqEntry(string Answer, IReadOnlyList<string> Phrasings)
{
    private static readonly string[] Countries = ["Norway", "Sweden", "Austria", "Australia", "Iceland", "Ireland"];
    private static readonly string[] Products = ["X200 printer", "X220 printer", "Z5 blender", "Z7 blender"];
    private static readonly (string On, string Off, string Noun)[] Settings =
        [("enable", "disable", "email notifications"), ("enable", "disable", "dark mode"), ("add", "remove", "a delivery address"), ("block", "unblock", "my card")];

    /// <summary>The FAQ: entries that need different answers often differ in one word.</summary>
    public static IReadOnlyList<FaqEntry> All { get; } =
    [
        .. Countries.Select(static country => new FaqEntry(
            $"Delivery to {country} takes {3 + (country.Length % 4)} days.",
            [$"How long does delivery to {country} take?", $"How long does shipping to {country} take?", $"What is the delivery time to {country}?", $"When will my order reach {country}?"])),
        .. Products.Select(static product => new FaqEntry(
            $"The {product} costs {product.Length * 7} euros.",
            [$"What is the price of the {product}?", $"What does the {product} cost?", $"How much is the {product}?", $"What is the cost of the {product}?"])),
        .. Products.Select(static product => new FaqEntry(
            $"The {product} has a warranty of {1 + (product.Length % 3)} years.",
            [$"What is the warranty period of the {product}?", $"What is the warranty period for the {product}?", $"How long is the {product} under warranty?"])),
        .. Settings.SelectMany(static setting => new[] { setting.On, setting.Off }.Select(verb => new FaqEntry(
            $"To {verb} {setting.Noun}, open Settings and choose {verb}.",
            [$"How do I {verb} {setting.Noun}?", $"How can I {verb} {setting.Noun}?", $"What is the best way to {verb} {setting.Noun}?", $"Where do I find the switch to {verb} {setting.Noun}?"]))),
        .. new[] { 30, 60, 90 }.Select(static days => new FaqEntry(
            days == 30 ? "Yes, until day 30." : $"No, not after {days} days.",
            [$"Can I return an item after {days} days?", $"Is it possible to return an item after {days} days?", $"Will you take an item back after {days} days?"])),
    ];
}

/// <summary>A question that a customer asks, and what it is answered with if all goes well.</summary>
internal sealed record FaqQuestion(string Text, FaqEntry Entry)
{
    private static readonly string[] Openings = ["", "", "", "Hi, ", "Hello, could you please tell me: ", "Quick question: "];
    private static readonly string[] Endings = ["", "", "", " Thanks!", " Thank you in advance."];

    /// <summary>Questions of which some come often and most seldom, exact, with courtesies, in lower case and reworded.</summary>
    public static IReadOnlyList<FaqQuestion> Create(int count)
    {
        var random = new Random(14);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var entry = FaqEntry.All[(int)(FaqEntry.All.Count * Math.Pow(random.NextDouble(), 2))];
            var text = entry.Phrasings[(int)(entry.Phrasings.Count * Math.Pow(random.NextDouble(), 2))];
            text = Openings[random.Next(Openings.Length)] + text + Endings[random.Next(Endings.Length)];
            return new FaqQuestion(random.Next(6) == 0 ? text.ToLowerInvariant() : text, entry);
        })];
    }
}
