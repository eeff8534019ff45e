using CsCheck;

namespace CachePrefix.Tests.SemanticCache;

public class LookAlikeGuardTests
{
    [Theory]
    [InlineData("Pay Alice 20 dollars from Bob", "Pay Bob 20 dollars from Alice", "direction")]
    [InlineData("How do I move files from Dropbox to OneDrive?", "How do I move files from OneDrive to Dropbox?", "direction")]
    [InlineData("Is tea healthier than coffee?", "Is coffee healthier than tea?", "direction")]
    [InlineData("What does a 30 minute massage cost?", "What does a 60 minute massage cost?", "number")]
    [InlineData("Which changes came with version 2.1?", "Which changes came with version 2.10?", "number")]
    [InlineData("Can I return shoes that I have worn?", "Can I return shoes that I have not worn?", "negates")]
    [InlineData("How do I mute a channel without leaving it?", "How do I mute a channel by leaving it?", "negates")]
    [InlineData("How do I lock my account?", "How do I unlock my account?", "opposites")]
    [InlineData("When does the shop open?", "When does the shop close?", "opposites")]
    [InlineData("Who plays in Madrid?", "Who plays in Porto?", "names")]
    [InlineData("What is on the menu today?", "What is on the menu tomorrow?", "time")]
    [InlineData("List all open invoices", "List some open invoices", "quantifier")]
    public void Look_alikes_are_told_apart_with_the_reason(string first, string second, string reason)
    {
        var verdict = LookAlikeGuard.Compare(first, second);

        Assert.Equal(GuardResult.Different, verdict.Result);
        Assert.Contains(verdict.Reasons, text => text.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("How do I reset my password?", "Hi! Could you please tell me how to reset my password? Thanks a lot.")]
    [InlineData("In Excel, how do I freeze the top row?", "How do I freeze the top row in Excel?")]
    [InlineData("What is the difference between a latte and a cappuccino?", "How do a cappuccino and a latte differ?")]
    [InlineData("How do I delete my account?", "What is the best way to remove my account?")]
    [InlineData("opening hours library", "What are the opening hours of the library?")]
    [InlineData("What's a mortgage?", "what is a mortgage")]
    [InlineData("Why does my dishwasher leak?", "How come my dishwasher leaks?")]
    [InlineData("How much is 1,000 yen?", "how much is 1000 yen")]
    [InlineData("How do I track my shipment?", "how do I track my shipmnet")]
    public void The_same_question_in_other_words_is_proved_equal(string first, string second)
    {
        var verdict = LookAlikeGuard.Compare(first, second);

        Assert.True(verdict.Result == GuardResult.Same, string.Join("; ", verdict.Reasons));
    }

    [Theory]
    [InlineData("How do I deploy the app?", "How do I deploy the app behind a proxy?")]
    [InlineData("Why is the app slow?", "How is the app slow?")]
    [InlineData("Does the cat chase the dog?", "Does the dog chase the cat?")]
    [InlineData("How do I cook rice?", "How do I cook pasta?")]
    [InlineData("What is the refund for an order?", "What is the order for a refund?")]
    public void What_is_not_proved_is_left_to_a_verifier(string first, string second) =>
        Assert.NotEqual(GuardResult.Same, LookAlikeGuard.Compare(first, second).Result);

    [Fact]
    public void Any_two_texts_have_a_verdict_that_does_not_depend_on_their_order() =>
        Gen.Select(Texts, Texts).Sample(
            static pair => LookAlikeGuard.Compare(pair.Item1, pair.Item2).Result == LookAlikeGuard.Compare(pair.Item2, pair.Item1).Result,
            iter: 5_000, threads: 1);

    [Fact]
    public void A_text_is_the_same_as_itself() =>
        Texts.Sample(static text => LookAlikeGuard.Compare(text, new string(text.AsSpan())).Result == GuardResult.Same, iter: 500, threads: 1);

    private static readonly string[] Parts =
        ["how", "do", "I", "not", "from", "to", "Paris", "3", "10%", "C#", ".NET", "and", "?", ",", " ", "\n", "'s", "don't", "\ud83d\ude00", "\ud800", "é", "日本", "==", "-", "A1-B2", "the", "last", "off"];

    private static readonly Gen<string> Texts = Gen.Int[0, Parts.Length - 1].Array[0, 8].Select(static indices => string.Join(" ", indices.Select(static i => Parts[i])));
}
