using System.Text.Json;
using CachePrefix.Evaluation;

namespace CachePrefix.Tool.Evaluating;

/// <summary>The scorers that the command line knows.</summary>
internal static class CommandScorers
{
    public static readonly string[] Names = ["tolerant", "exact", "contains", "partial"];

    public static Scorer<string, JsonElement> Find(string name, EvaluationSuite<string, JsonElement> suite) => name switch
    {
        "exact" => Scorers.Exact(suite),
        "tolerant" => Scorers.Tolerant(suite),
        "partial" => Scorers.Tolerant(suite, new AnswerTolerance { IsPartial = true }),
        "contains" => Scorers.By<string, JsonElement>(Contains, "contains"),
        _ => throw new CommandException($"There is no scorer '{name}'; there are {string.Join(", ", Names)}. The library takes any."),
    };

    private static Score Contains(EvaluationCase<string, JsonElement> evaluated, JsonElement answer)
    {
        if (!evaluated.HasExpected)
            throw new EvaluationException($"Case '{evaluated.Id}' has no expected answer. Give it one.");
        var expected = AnswerText.Show(evaluated.Expected);
        return AnswerText.Show(answer).Contains(expected, StringComparison.OrdinalIgnoreCase) ? Score.Right : Score.Wrong($"the answer does not say '{expected}'");
    }
}
