using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// What a prompt's client sends through: the steps that may answer in place of a model, the router, the tiers of the cascade with their
/// tool calls, and the observers.
/// </summary>
internal sealed partial class PromptPipeline
{
    private readonly PromptRuntime _runtime;
    private readonly PromptLayout _layout;
    private readonly PromptRoute _route;
    private readonly IPromptRouter _router;
    private readonly RouteDecision? _decided;
    private readonly ICascadePlanner? _planner;
    private readonly Tier?[] _tiers;
    private readonly IAnswerStep[] _steps;
    private readonly ToolLoop? _tools;
    private Attempt? _first;

    /// <exception cref="CachePrefixConfigurationException">A tier of the prompt does not exist.</exception>
    public PromptPipeline(PromptRuntime runtime, PromptLayout layout, PromptRoute route, IReadOnlyList<AITool> tools, AnswerPolicies policies)
    {
        _runtime = runtime;
        _layout = layout;
        _route = route;
        _router = RouterOf(route, layout, runtime);
        _decided = (_router as DefinitionRouter)?.Decided;
        _planner = route.Router is { } router ? NamedRouter.Find(runtime.Routers, router)?.Router.Value as ICascadePlanner : null;
        foreach (var tier in route.Tiers)
            RequireTier(tier);
        _tiers = new Tier?[route.Tiers.Count];
        _steps = runtime.Steps.Where(step => step.AppliesTo(layout, policies)).ToArray();
        Calls = new TierCall(runtime);
        if (tools.Count > 0)
            _tools = new ToolLoop(new ToolRunner(tools, runtime.Services), runtime.Options.MaxToolIterations);
    }

    public TierCall Calls { get; }

    public IReadOnlyList<string> Tiers => _route.Tiers;

    /// <summary>Whether something may answer in place of a model.</summary>
    public bool HasSteps => _steps.Length > 0;

    public Tier Require(string tier)
    {
        RequireTier(tier);
        return _runtime.Tiers.Get(tier);
    }

    public ValueTask<PromptResult> SendAsync(PromptCall call, PrimingGate? gate, CancellationToken cancellationToken) =>
        _steps.Length == 0 ? AskTiersAsync(call, gate, cancellationToken) : AskStepsAsync(call, gate, cancellationToken);

    private async ValueTask<PromptResult> AskStepsAsync(PromptCall call, PrimingGate? gate, CancellationToken cancellationToken)
    {
        var result = await SendAsync(call, gate, 0, cancellationToken).ConfigureAwait(false);
        ObserveAnswer(call, result);
        return result;
    }

    private ValueTask<PromptResult> SendAsync(PromptCall call, PrimingGate? gate, int step, CancellationToken cancellationToken) =>
        step == _steps.Length
            ? AskTiersAsync(call, gate, cancellationToken)
            : _steps[step].SendAsync(call, (next, token) => SendAsync(next, gate, step + 1, token), cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<PromptResult> AskTiersAsync(PromptCall call, PrimingGate? gate, CancellationToken cancellationToken)
    {
        var attempt = await FirstAttemptAsync(call, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = call.RequestFor(attempt);
            using var turn = gate is null ? null : await gate.EnterAsync(attempt.Tier.Name, request, cancellationToken).ConfigureAwait(false);
            var started = _runtime.Time.GetTimestamp();
            Spending? spent = null;
            Answer answer;
            try
            {
                var startedAt = Calls.StartedAt();
                var response = await TierCall.SendAsync(attempt.Tier, request, cancellationToken).ConfigureAwait(false);
                answer = Calls.Read(attempt.Tier, request, startedAt, response);
                if (ToolCallsOf(attempt.Tier, answer) is { } called)
                    answer = await AnswerToolsAsync(attempt.Tier, request, answer, called, spent = new Spending(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
            {
                throw Failed(call, attempt, request, spent, started, exception);
            }
            catch (OperationCanceledException exception)
            {
                ObserveAbandoned(call, attempt, request, spent, started, exception);
                throw;
            }

            turn?.Succeed();
            attempt = Settle(call, attempt, request, ref started);
            var result = await ConcludeAsync(call, attempt, answer, started, firstToken: 0, cancellationToken).ConfigureAwait(false);
            if (result.IsValid || attempt.IsLast)
                return result;

            attempt = Escalate(call, attempt, result);
        }
    }

    /// <summary>Goes on asking with the results of the tools that the answers call.</summary>
    private async ValueTask<Answer> AnswerToolsAsync(
        Tier tier, PromptRequest request, Answer answer, List<FunctionCallContent>? called, Spending spent, CancellationToken cancellationToken)
    {
        var sent = request.Messages.Count;
        while (called is not null)
        {
            request = await _tools!.NextAsync(request, answer, called, spent, cancellationToken).ConfigureAwait(false);
            answer = await Calls.AskAsync(tier, request, cancellationToken).ConfigureAwait(false);
            called = ToolCallsOf(tier, answer);
        }

        return ToolLoop.Finish(answer, request, sent, spent);
    }

    private ValueTask<PromptResult> ConcludeAsync(
        PromptCall call, Attempt attempt, in Answer answer, long started, long firstToken, CancellationToken cancellationToken)
    {
        var latency = _runtime.Time.GetElapsedTime(started, answer.ReceivedAt);
        return _runtime.Observers.Length == 0
            ? call.ConcludeAsync(attempt, answer, latency, cancellationToken)
            : ObserveConclusionAsync(call, attempt, answer, latency, started, firstToken, cancellationToken);
    }

    private async ValueTask<PromptResult> ObserveConclusionAsync(
        PromptCall call, Attempt attempt, Answer answer, TimeSpan latency, long started, long firstToken, CancellationToken cancellationToken)
    {
        try
        {
            var result = await call.ConcludeAsync(attempt, answer, latency, cancellationToken).ConfigureAwait(false);
            Observe(call, attempt, result.Last, started, firstToken, answer.Response, error: null);
            return result;
        }
        catch (PromptException exception)
        {
            Observe(call, attempt, exception.Attempts[^1], started, firstToken, answer.Response, exception);
            throw;
        }
    }

    public ValueTask<Attempt> FirstAttemptAsync(PromptCall call, CancellationToken cancellationToken)
    {
        if (_decided is null)
            return DecideAsync(call, cancellationToken);
        return new ValueTask<Attempt>(_runtime.Caps.Length > 0 ? FirstAttempt(call, _decided) : _first ??= FirstAttempt(call, _decided));
    }

    private Attempt FirstAttempt(PromptCall call, RouteDecision decision)
    {
        foreach (var cap in _runtime.Caps)
        {
            if (cap.Cap(call, decision) is { } capped)
                return new Attempt(Require(capped.Tier), Step: 0, Number: 1, capped with { Usage = decision.Usage, Cost = decision.Cost }, IsLast: true, Earlier: null);
        }

        if (_route.Kind != RouteKind.Cascade)
            return new Attempt(TierAt(0, decision.Tier), Step: 0, Number: 1, decision, IsLast: true, Earlier: null);

        var step = StepOf(decision.Tier);
        return new Attempt(TierAt(step, decision.Tier), step, Number: 1, decision, IsLast: step == _tiers.Length - 1, Earlier: null);
    }

    /// <summary>Only the prompt's own method can fail here; routers that prompts name never fail a call.</summary>
    private async ValueTask<Attempt> DecideAsync(PromptCall call, CancellationToken cancellationToken)
    {
        RouteDecision decision;
        try
        {
            decision = (await _router.RouteAsync(call, cancellationToken).ConfigureAwait(false))!;
        }
        catch (Exception exception) when (exception is not PromptException && Failures.IsFailure(exception, cancellationToken))
        {
            throw new PromptException($"the method that names its tier failed with {exception.GetType().Name}", _layout.Name, exception);
        }

        return FirstAttempt(call, decision);
    }

    public Attempt Escalate(Attempt attempt, PromptResult rejected)
    {
        var step = attempt.Step + 1;
        return new Attempt(
            TierAt(step, _route.Tiers[step]), step, attempt.Number + 1, attempt.Route, IsLast: step == _tiers.Length - 1, rejected.AllAttempts)
        {
            Note = RejectionNote.Of(_route.Carry, rejected),
        };
    }

    /// <summary>Goes on with the cascade, over steps that would cost more than going past them.</summary>
    private Attempt Escalate(PromptCall call, Attempt attempt, PromptResult rejected)
    {
        var next = Escalate(attempt, rejected);
        if (next.IsLast || _planner?.Skip(call, next.Step) is not { } skip)
            return next;

        var step = StepOf(skip.Tier);
        var route = next.Route with { Reason = $"{next.Route.Reason}; after {attempt.Tier.Name} {skip.Reason}" };
        return next with { Tier = TierAt(step, skip.Tier), Step = step, IsLast = step == _tiers.Length - 1, Route = route };
    }

    private int StepOf(string tier)
    {
        for (var i = 0; i < _route.Tiers.Count; i++)
        {
            if (_route.Tiers[i] == tier)
                return i;
        }

        throw new CachePrefixConfigurationException(
            $"A router chose tier '{tier}' for prompt '{_layout.Name}', which is not in its cascade: {string.Join(", ", _route.Tiers)}.");
    }

    private Tier TierAt(int step, string name)
    {
        var known = _tiers[step];
        if (known?.Name == name)
            return known;

        var tier = Require(name);
        return _route.Tiers[step] == name ? _tiers[step] = tier : tier;
    }

    private static IPromptRouter RouterOf(PromptRoute route, PromptLayout layout, PromptRuntime runtime)
    {
        var definition = new DefinitionRouter(route);
        if (route.Router is not { } name)
            return definition;

        var named = NamedRouter.Find(runtime.Routers, name) ?? throw NamedRouter.Unknown(name, layout.Name, runtime.Routers);
        return new SafeRouter(name, named.Router.Value, definition);
    }

    private void RequireTier(string tier)
    {
        if (!_runtime.Tiers.Names.Contains(tier))
            throw UnknownTier.Error(tier, _layout.Name, _runtime.Tiers.Names);
    }

    /// <summary>The calls that the pipeline answers: there are tools, and the tier's client does not run them itself.</summary>
    private List<FunctionCallContent>? ToolCallsOf(Tier tier, in Answer answer) =>
        _tools is null || tier.InvokesFunctions ? null : ToolRunner.FindCalls(answer.Response.Messages);
}
