namespace SupportBot;

/// <summary>How customers ask: <c>{0}</c> and <c>{1}</c> are products.</summary>
internal static class QuestionPhrasings
{
    public static IReadOnlyDictionary<SupportTopic, string[]> Simple { get; } = new Dictionary<SupportTopic, string[]>
    {
        [SupportTopic.Price] =
        [
            "How much is the {0}?",
            "What does a {0} cost with tax?",
            "I have a gift budget. What would I pay for the {0}?",
            "Price of the {0} please.",
            "My neighbour told me the {0} got cheaper. What is it now?",
        ],
        [SupportTopic.Warranty] =
        [
            "How long is the warranty of the {0}?",
            "I bought a {0} a while ago. Until when is it covered?",
            "Does the {0} come with a guarantee, and for how many years?",
            "Is a fault of the {0} in its second year still yours to repair? How long does the warranty run?",
            "Warranty period for the {0}?",
        ],
        [SupportTopic.Weight] =
        [
            "How heavy is the {0}?",
            "What does the {0} weigh without its box?",
            "Can I carry the {0} under one arm? How many kilos is it?",
            "I need the weight of the {0} for a shelf that is not very strong.",
            "Weight of the {0}?",
        ],
        [SupportTopic.Power] =
        [
            "How is the {0} powered?",
            "What does the {0} draw, and from which kind of supply?",
            "Do I need a socket for the {0}?",
            "I am adding up my electricity bill. What are the figures of the {0}?",
            "What power supply does the {0} take?",
        ],
        [SupportTopic.Connection] =
        [
            "Which network does the {0} use?",
            "Will the {0} work with my router?",
            "Does the {0} need Wi-Fi, and which one?",
            "Before I order: how does the {0} connect?",
            "Can I use the {0} without a hub? How is it connected?",
        ],
        [SupportTopic.Care] =
        [
            "How do I look after the {0}, and how often?",
            "What maintenance does the {0} need?",
            "We have had a {0} for a year and never cleaned it. What should we have done?",
            "Cleaning instructions for the {0}?",
            "Is there anything to clean on the {0}?",
        ],
        [SupportTopic.SparePart] =
        [
            "Which spare part does the {0} take?",
            "What do I have to reorder for my {0}, and what does it cost?",
            "I am looking for the part number of the consumable of the {0}.",
            "How long does the replacement part of the {0} last?",
            "My {0} needs a new part. Which one do I buy?",
        ],
        [SupportTopic.Placement] =
        [
            "Where can I put the {0}?",
            "What temperatures does the {0} stand?",
            "May the {0} stay in a cold hallway?",
            "I am moving the furniture around. Are there rules for where the {0} goes?",
            "Is the {0} fine outdoors?",
        ],
    };

    public static IReadOnlyDictionary<SupportTopic, string> Hard { get; } = new Dictionary<SupportTopic, string>
    {
        [SupportTopic.Price] = "I want both the {0} and the {1}, and 14 days later I found them cheaper. What did each cost, and what do I get back?",
        [SupportTopic.Warranty] = "My {0} and my {1} arrived on the same day two and a half years ago and both failed last night. Which of them do you still repair?",
        [SupportTopic.Weight] = "The {0} and the {1} go to the third floor of my mother's house. Which one should she carry, and how much lighter is it?",
        [SupportTopic.Power] = "Can I run the {0} and the {1} from one Volt 600 through an evening, or is that more than it delivers?",
        [SupportTopic.Connection] = "Our router offers 5 GHz only, with WPA3, and there is no hub. Which of the {0} and the {1} can I still use, and how?",
        [SupportTopic.Care] = "I have one hour a month for chores. Is that enough for the {0} and the {1}, given how often each needs attention?",
        [SupportTopic.SparePart] = "Over three years, what will I spend on parts for the {0} compared with the {1}?",
        [SupportTopic.Placement] = "The shed goes from minus five to forty degrees over the year. Can the {0} and the {1} both stay there, or only one of them?",
    };
}
