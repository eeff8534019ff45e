using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.Testing;

/// <summary>Applies a code fix to a solution, as an editor would.</summary>
internal sealed class FixRunner(
    CodeFixProvider provider,
    int actionIndex,
    string? equivalenceKey,
    Func<Solution, CancellationToken, Task<ImmutableArray<Diagnostic>>> diagnosticsOf)
{
    private sealed record Offer(TextDocument Document, Diagnostic Diagnostic, CodeAction Action);

    /// <summary>Fixes the first diagnostic that has a fix; null when none has.</summary>
    public async Task<Solution?> FixOneAsync(Solution solution, CancellationToken cancellationToken)
    {
        var offer = await FirstOfferAsync(solution, cancellationToken);
        return offer is null ? null : await ApplyAsync(solution, offer.Action, cancellationToken);
    }

    /// <summary>Runs Fix All for the first diagnostic that has a fix; null when none has.</summary>
    public async Task<Solution?> FixAllAsync(Solution solution, FixAllScope scope, CancellationToken cancellationToken)
    {
        if (await FirstOfferAsync(solution, cancellationToken) is not { } offer)
            return null;

        var fixAll = provider.GetFixAllProvider()
            ?? throw new VerificationException($"{provider.GetType().Name} has no Fix All provider.");
        if (!fixAll.GetSupportedFixAllScopes().Contains(scope))
            throw new VerificationException($"{provider.GetType().Name} does not support Fix All in {scope}.");
        if (offer.Action.EquivalenceKey is null)
            throw new VerificationException($"The action '{offer.Action.Title}' has no equivalence key, which Fix All needs.");

        var diagnostics = new ReportedDiagnostics((current, token) => diagnosticsOf(current, token));
        var context = offer.Document is Document document
            ? new FixAllContext(document, provider, scope, offer.Action.EquivalenceKey, [offer.Diagnostic.Id], diagnostics, cancellationToken)
            : new FixAllContext(offer.Document.Project, provider, scope, offer.Action.EquivalenceKey, [offer.Diagnostic.Id], diagnostics, cancellationToken);

        return await fixAll.GetFixAsync(context) is { } action
            ? await ApplyAsync(solution, action, cancellationToken)
            : throw new VerificationException($"{provider.GetType().Name}: Fix All in {scope} offered nothing for {offer.Diagnostic.Id}.");
    }

    /// <summary>The most steps that fixing may take: one per diagnostic, or one per scope, id and kind of action.</summary>
    public async Task<int> LimitAsync(Solution solution, FixAllScope? scope, CancellationToken cancellationToken)
    {
        var offers = new List<Offer>();
        foreach (var diagnostic in await FixableAsync(solution, cancellationToken))
        {
            if (await OfferAsync(solution, diagnostic, cancellationToken) is { } offer)
                offers.Add(offer);
        }

        return scope switch
        {
            null => offers.Count,
            FixAllScope.Document => offers.DistinctBy(offer => (offer.Document.Id, offer.Diagnostic.Id, offer.Action.EquivalenceKey)).Count(),
            FixAllScope.Project => offers.DistinctBy(offer => (offer.Document.Project.Id, offer.Diagnostic.Id, offer.Action.EquivalenceKey)).Count(),
            _ => offers.DistinctBy(offer => (offer.Diagnostic.Id, offer.Action.EquivalenceKey)).Count(),
        };
    }

    private async Task<Offer?> FirstOfferAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in await FixableAsync(solution, cancellationToken))
        {
            if (await OfferAsync(solution, diagnostic, cancellationToken) is { } offer)
                return offer;
        }

        return null;
    }

    private async Task<Offer?> OfferAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (ReportedDiagnostics.DocumentOf(solution, diagnostic) is not { } document)
            return null;

        var actions = new List<CodeAction>();
        var context = document is Document source
            ? new CodeFixContext(source, diagnostic, (action, _) => actions.Add(action), cancellationToken)
            : new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
        await provider.RegisterCodeFixesAsync(context);

        var flat = actions.SelectMany(Flatten).ToList();
        var action = equivalenceKey is null
            ? flat.ElementAtOrDefault(actionIndex)
            : flat.Find(candidate => candidate.EquivalenceKey == equivalenceKey);
        return action is null ? null : new Offer(document, diagnostic, action);
    }

    private async Task<IEnumerable<Diagnostic>> FixableAsync(Solution solution, CancellationToken cancellationToken) =>
        (await diagnosticsOf(solution, cancellationToken)).Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

    private static IEnumerable<CodeAction> Flatten(CodeAction action) =>
        action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Flatten);

    private static async Task<Solution> ApplyAsync(Solution solution, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), cancellationToken);
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution
            ?? throw new VerificationException($"The action '{action.Title}' changes nothing.");
    }
}
