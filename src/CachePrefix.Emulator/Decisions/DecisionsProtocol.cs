using System.Text.Json;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Decisions;

/// <summary>OpenAI's decisions: typed questions about an input, answered with probabilities and no text.</summary>
internal sealed class DecisionsProtocol(ModelCatalog catalog) : IProviderProtocol
{
    private const int MostQuestions = 400;

    public ProviderErrors Errors => OpenAIErrors.Form;

    public ProviderCall Read(ProviderRequest request)
    {
        var body = request.Body;
        OpenAIKey.Read(request.Headers);
        var (name, model) = OpenAIModels.Find(catalog, request);
        if (!ModelTraits.Has(model, ModelTrait.Decisions))
            throw OpenAIErrors.Invalid($"The model '{name}' is not supported with the Decisions API.", "model", "unsupported_model");
        foreach (var member in body.EnumerateObject())
            if (member.Name is not ("model" or "input" or "questions" or "safety_identifier" or "prompt_cache_key"))
                throw OpenAIErrors.Unknown(member.Name);
        var input = DecisionInput.Read(body);
        var questions = ReadQuestions(body);
        return new DecisionsCall(questions, name, input.Tokens + questions.Sum(question => question.Tokens))
        {
            Model = model,
            Conversation = new Conversation(model.Id, input.Text, "", null, null) { IsJsonObject = true },
            MaxOutputTokens = null,
        };
    }

    private static List<DecisionQuestion> ReadQuestions(JsonElement body)
    {
        if (!Json.TryGet(body, "questions", out var questions))
            throw OpenAIErrors.Missing("questions");
        if (questions.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.WrongType("questions", "an array of objects", questions);
        var count = questions.GetArrayLength();
        if (count is 0 or > MostQuestions)
            throw OpenAIErrors.Invalid($"Invalid 'questions': expected an array with 1 to {MostQuestions} items, but got {count}.", "questions", count == 0 ? "empty_array" : "array_above_max_length");
        var read = new List<DecisionQuestion>(count);
        foreach (var question in questions.EnumerateArray())
            read.Add(DecisionQuestion.Read(question, OpenAIErrors.At("questions", read.Count)));
        return read;
    }
}
