using System.Collections;
using System.Globalization;

namespace NightlyTagging;

/// <summary>Tickets that are the same on every run, each made when it is needed.</summary>
/// <param name="count">How many there are.</param>
/// <param name="isSmall">Whether their handbook is a sentence, and not the 5,000 tokens that make caching worth while.</param>
internal sealed class Tickets(int count, bool isSmall) : IReadOnlyList<TagPrompt>
{
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

    private static readonly string[] Complaints =
    [
        "Where is my parcel {0}? It should have been here on Monday.", "The invoice {0} has the wrong address.", "I want to send back order {0}, it does not fit.",
        "The kettle of order {0} leaks and I am afraid to use it.", "Do you still sell the lamp from catalogue page {0}?",
    ];

    /// <summary>About 5,000 tokens that all tickets share.</summary>
    private static readonly string Handbook = string.Join(' ', Enumerable.Range(1, 4_900).Select(static number => $"rule{number % 89}"));

    private readonly string _handbook = isSmall ? "Urgent is what may hurt somebody." : Handbook;

    public int Count => count;

    public TagPrompt this[int index] => new()
    {
        Handbook = _handbook,
        Ticket = string.Format(CultureInfo.InvariantCulture, Complaints[index % Complaints.Length], 10_000 + index),
    };

    public static string TopicOf(int number) => (number % Complaints.Length) switch { 0 => "delivery", 1 => "invoice", 2 => "return", 3 => "defect", _ => "other" };

    public IEnumerator<TagPrompt> GetEnumerator()
    {
        for (var index = 0; index < count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
