using System.Globalization;

namespace NightlyTagging;

/// <summary>Tickets that are the same on every run.</summary>
internal static class Tickets
{
    private static readonly string[] Complaints =
    [
        "Where is my parcel {0}? It should have been here on Monday.", "The invoice {0} has the wrong address.", "I want to send back order {0}, it does not fit.",
        "The kettle of order {0} leaks and I am afraid to use it.", "Do you still sell the lamp from catalogue page {0}?",
    ];

    /// <summary>About 5,000 tokens that all tickets share.</summary>
    public static string Handbook { get; } = string.Join(' ', Enumerable.Range(1, 4_900).Select(static number => $"rule{number % 89}"));

    public const string Rules =
        """
        { "rules": [
          { "match": { "contains": "parcel" }, "reply": { "json": { "topic": "delivery", "urgent": false } } },
          { "match": { "contains": "invoice" }, "reply": { "json": { "topic": "invoice", "urgent": false } } },
          { "match": { "contains": "send back" }, "reply": { "json": { "topic": "return", "urgent": false } } },
          { "match": { "contains": "leaks" }, "reply": { "json": { "topic": "defect", "urgent": true } } },
          { "reply": { "json": { "topic": "other", "urgent": false } } }
        ] }
        """;

    public static IEnumerable<TagPrompt> Of(int count) => Enumerable.Range(0, count).Select(static number => new TagPrompt
    {
        Handbook = Handbook,
        Ticket = string.Format(CultureInfo.InvariantCulture, Complaints[number % Complaints.Length], 10_000 + number),
    });

    public static string TopicOf(int number) => (number % Complaints.Length) switch { 0 => "delivery", 1 => "invoice", 2 => "return", 3 => "defect", _ => "other" };
}
