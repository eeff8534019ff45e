using Anthropic;
using CachePrefix.Emulator;
using CachePrefix.Evaluation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SupportBot;

/// <summary>Shows whether the cascade answers as well as the large model alone.</summary>
internal sealed class QualityGate(IReadOnlyList<SupportQuestion> questions, bool live, bool isChecked = true, string? answers = null)
{
    private static readonly IConfiguration Configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "cacheprefix.json")).Build();

    public async Task<EvaluationResult> RunAsync(CancellationToken cancellationToken)
    {
        string large = ModelOf("complex"), small = ModelOf("simple");
        await using var emulator = live ? null : await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = EmulatedAnswers.For(questions, small), RecordRequests = false }, cancellationToken);
        using var anthropic = emulator is null ? new AnthropicClient() : new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString(), ApiKey = "any" };
        await using var services = new ServiceCollection()
            .AddCachePrefix(options => options.AddConfiguration(Configuration).AddTiers((_, tier) => anthropic.AsIChatClient(tier.Model).WithAnthropicCaching()))
            .AddPrompts()
            .BuildServiceProvider();

        // Where answers come from is part of a version: those of an emulator must not be taken for those of the service.
        var version = $"{(live ? "live" : "emulated")} {small} {large} {ProductHandbook.Embedded.Text}";
        var baseline = new EvaluatedSystem<string, SupportAnswer>($"all {large}", version + LargeSupportPrompt.Layout.ConstantHash, async (question, token) => SystemAnswer.Of(
            await services.GetRequiredService<ILargeSupportPromptClient>().SendAsync(new LargeSupportPrompt { Handbook = ProductHandbook.Embedded.Text, Question = question }, token)));
        var candidate = isChecked
            ? new EvaluatedSystem<string, SupportAnswer>("cascade", version + SupportPrompt.Layout.ConstantHash, async (question, token) => SystemAnswer.Of(
                await services.GetRequiredService<ISupportPromptClient>().SendAsync(new SupportPrompt { Handbook = ProductHandbook.Embedded.Text, Question = question }, token)))
            : new EvaluatedSystem<string, SupportAnswer>("cascade without validator", version + UncheckedSupportPrompt.Layout.ConstantHash, async (question, token) => SystemAnswer.Of(
                await services.GetRequiredService<IUncheckedSupportPromptClient>().SendAsync(new UncheckedSupportPrompt { Handbook = ProductHandbook.Embedded.Text, Question = question }, token)));
        var suite = Suite();
        return await EvaluationRun.RunAsync(suite, baseline, candidate, Scorers.Tolerant(suite, new AnswerTolerance { Ignored = ["answer"], IgnoreOrder = true }), new EvaluationOptions
        {
            Comparison = new ComparisonOptions { Margin = 0.03 },
            Plan = SequentialPlan.Even(3),
            Answers = answers is null ? null : new AnswerStore(answers),
            MaxConcurrency = 8,
        }, cancellationToken);
    }

    /// <summary>An answer is right when it cites the sections that it has to cite and hands over when it should; its wording is free. Phrasings of one question are one source.</summary>
    private EvaluationSuite<string, SupportAnswer> Suite() => new(
        "support",
        questions.Select(static (question, index) => new EvaluationCase<string, SupportAnswer>($"question {index + 1}", question.Text)
        {
            Expected = question.Answer,
            Class = question.IsHard ? "hard" : "simple",
            Source = question.Answer.Answer,
        }),
        SupportJson.Default.String,
        SupportJson.Default.SupportAnswer);

    private static string ModelOf(string tier) => Configuration[$"tiers:{tier}:model"] ?? throw new InvalidDataException($"cacheprefix.json names no model for the tier '{tier}'.");
}
