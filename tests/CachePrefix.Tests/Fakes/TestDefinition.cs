using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Fakes;

/// <summary>What a generator would write for <see cref="TestPrompt"/>, with every part replaceable.</summary>
internal sealed class TestDefinition<TResult>(ResultReader<TResult> result) : PromptDefinition<TestPrompt, TResult>
{
    private PromptLayout? _layout;

    public CacheTtl ConstantTtl { get; init; }

    public CacheTtl DeploymentTtl { get; init; }

    public CacheTtl SessionTtl { get; init; }

    public override PromptLayout Layout => _layout ??= new PromptLayout(
        "TestPrompt",
        [
            new("tools", SegmentKind.Tools, Stability.Constant),
            new("Role", SegmentKind.System, Stability.Constant, ConstantTtl),
            new("Handbook", SegmentKind.System, Stability.Deployment, DeploymentTtl),
            new("Customer", SegmentKind.System, Stability.Tenant),
            new("Examples", SegmentKind.Examples, Stability.Constant),
            new("Manual", SegmentKind.Contents, Stability.Deployment),
            new("History", SegmentKind.History, Stability.Session, SessionTtl),
            new("Question", SegmentKind.Input, Stability.Volatile),
        ],
        constantHash: "00",
        estimatedConstantTokens: 0);

    public override PromptRoute Route => RouteTo;

    public PromptRoute RouteTo { get; init; } = new(RouteKind.Fixed, ["simple"]);

    public ResponseCachePolicy? Cache { get; init; }

    public override ResponseCachePolicy? ResponseCache => Cache;

    public SemanticCachePolicy? Semantic { get; init; }

    public override SemanticCachePolicy? SemanticCache => Semantic;

    public override ResultReader<TResult> Result => result;

    public override IReadOnlyList<AITool> Tools => ToolList;

    public IReadOnlyList<AITool> ToolList { get; init; } = [];

    public Func<TestPrompt, string>? Router { get; init; }

    public Func<TestPrompt, TResult, bool>? Validator { get; init; }

    public override bool HasValidator => Validator is not null;

    public override void WritePrefix(TestPrompt prompt, ref PromptRequestWriter request)
    {
        request.System(1, prompt.Role);
        request.System(2, prompt.Handbook);
        request.System(3, prompt.Customer);
        request.Examples(4, prompt.Examples);
        request.Contents(5, prompt.Manual);
        request.History(6, prompt.History);
    }

    public override void WriteInputs(TestPrompt prompt, ref PromptRequestWriter request) => request.Input(7, prompt.Question);

    public override ValueTask<string> RouteAsync(TestPrompt prompt, CancellationToken cancellationToken) =>
        new(Router!(prompt));

    public override ValueTask<bool> ValidateAsync(TestPrompt prompt, TResult answer, CancellationToken cancellationToken) =>
        new(Validator!(prompt, answer));
}

internal static class TestDefinition
{
    public static TestDefinition<string> Text { get; } = new(TextResultReader.Instance);

    public static JsonResultReader<T> Json<T>() => new(new JsonSerializerOptions(AIJsonUtilities.DefaultOptions));
}
