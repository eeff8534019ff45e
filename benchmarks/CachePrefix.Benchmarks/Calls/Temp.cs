namespace CachePrefix.Benchmarks.Calls;
public partial record BenchmarkPrompt {
  public static PromptLayout Layout { get; } = new("BenchmarkPrompt", [ new("Role", SegmentKind.System, Stability.Constant), new("Handbook", SegmentKind.System, Stability.Deployment, CacheTtl.OneHour), new("Customer", SegmentKind.System, Stability.Tenant), new("Question", SegmentKind.Input, Stability.Volatile)], "00", 1);
  internal sealed class Def : PromptDefinition<BenchmarkPrompt,string> {
    public static readonly Def Instance = new();
    private static readonly PromptRoute TheRoute = new(RouteKind.Fixed, ["simple"]);
    public override PromptLayout Layout => BenchmarkPrompt.Layout;
    public override PromptRoute Route => TheRoute;
    public override ResultReader<string> Result => TextResultReader.Instance;
    public override int? MaxOutputTokens => 400;
    public override void WritePrefix(BenchmarkPrompt p, ref PromptRequestWriter r) { r.System(0, Role); r.System(1, p.Handbook); r.System(2, p.Customer); }
    public override void WriteInputs(BenchmarkPrompt p, ref PromptRequestWriter r) { r.Input(3, p.Question); }
  }
}
public sealed class BenchmarkPromptClient(PromptRuntime r) : PromptClient<BenchmarkPrompt,string>(BenchmarkPrompt.Def.Instance, r) {
  public Task<PromptResult<string>> SendAsync(string h, string c, string q, CancellationToken t = default) => SendAsync(new BenchmarkPrompt{Handbook=h,Customer=c,Question=q}, t);
}
