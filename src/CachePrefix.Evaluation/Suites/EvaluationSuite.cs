using System.Text.Json.Serialization.Metadata;

namespace CachePrefix.Evaluation;

/// <summary>Inputs and expectations that both sides of a comparison answer.</summary>
/// <typeparam name="TInput">The type of the inputs.</typeparam>
/// <typeparam name="TAnswer">The type of the answers.</typeparam>
public sealed class EvaluationSuite<TInput, TAnswer>
{
    /// <summary>Makes a suite.</summary>
    /// <param name="name">What the suite is called in reports.</param>
    /// <param name="cases">The cases; their ids differ.</param>
    /// <param name="inputType">How inputs are written, for the key under which answers are kept.</param>
    /// <param name="answerType">How answers are written and read.</param>
    /// <exception cref="ArgumentException">There is no case, or two cases have the same id.</exception>
    public EvaluationSuite(string name, IEnumerable<EvaluationCase<TInput, TAnswer>> cases, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TAnswer> answerType)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(inputType);
        ArgumentNullException.ThrowIfNull(answerType);
        Name = name;
        Cases = [.. cases];
        InputType = inputType;
        AnswerType = answerType;
        if (Cases.Count == 0)
            throw new ArgumentException($"Suite '{name}' has no cases.", nameof(cases));

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var each in Cases)
        {
            if (!ids.Add(each.Id))
                throw new ArgumentException($"Suite '{name}' has two cases with the id '{each.Id}'. Give each its own.", nameof(cases));
        }
    }

    /// <summary>What the suite is called in reports.</summary>
    public string Name { get; }

    /// <summary>The cases.</summary>
    public IReadOnlyList<EvaluationCase<TInput, TAnswer>> Cases { get; }

    /// <summary>How inputs are written.</summary>
    public JsonTypeInfo<TInput> InputType { get; }

    /// <summary>How answers are written and read.</summary>
    public JsonTypeInfo<TAnswer> AnswerType { get; }

    /// <summary>The cases as rows of a theory: input, expected answer, class, source.</summary>
    public IEnumerable<object?[]> ToRows() => Cases.Select(static each => new object?[] { each.Input, each.HasExpected ? each.Expected : null, each.Class, each.Source });
}
