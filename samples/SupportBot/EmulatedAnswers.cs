using System.Text.Json;
using CachePrefix.Emulator;

namespace SupportBot;

/// <summary>
/// What the models say when the emulator stands in for them: the large one is right, the small one is right about single facts and
/// nearly always answers comparisons from memory, without a section of the handbook to show for it.
/// </summary>
internal static class EmulatedAnswers
{
    private const double RightWhenSimple = 0.99;
    private const double RightWhenHard = 0.05;

    public static AnswerRules For(IEnumerable<SupportQuestion> questions, string smallModel) => AnswerRules.Parse(JsonSerializer.Serialize(new
    {
        rules = questions.Select(question => new
        {
            match = new { contains = question.Text },
            reply = new { json = Json(question.Answer) },
            wrong = new { json = Json(Ungrounded(question)) },
            correct = new Dictionary<string, double> { [smallModel] = question.IsHard ? RightWhenHard : RightWhenSimple },
        }),
    }));

    private static SupportAnswer Ungrounded(SupportQuestion question) => question.Answer with
    {
        Answer = "As far as I know the two are much alike, so either of them should be fine for you.",
        Sections = question.Answer.Topic is SupportTopic.Price or SupportTopic.Warranty ? ["Product comparison"] : [],
    };

    private static JsonElement Json(SupportAnswer answer) => JsonSerializer.SerializeToElement(answer, SupportJson.Default.SupportAnswer);
}
