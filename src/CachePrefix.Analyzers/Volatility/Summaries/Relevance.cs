using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Decides from signatures and names which calls can matter to a prompt, so that the rest of a project is never analysed.</summary>
internal sealed class Relevance(EngineContext engine)
{
    /// <summary>A name that more members mention says nothing about what they call.</summary>
    private const int MostMentions = 150;

    /// <summary>Members between a prompt and the code that sends it.</summary>
    private const int MostMembers = 1;

    private readonly Lazy<HashSet<string>> _sinkNames = new(() => NamesThatReach(engine, engine.Helpers.SelectMany(static helpers => helpers.Reaching), UsesSink));
    private readonly Lazy<HashSet<string>> _requestNames = new(() => NamesThatReach(engine, engine.Helpers.SelectMany(static helpers => helpers.Passing), static (_, entry) => entry.MakesRequests));

    public HashSet<string> SinkNames => _sinkNames.Value;

    public HashSet<string> RequestNames => _requestNames.Value;

    public bool IsRelevant(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.PropertySet)
            return true;
        if (TextTypes.IsText(method.ReturnType) || _sinkNames.Value.Contains(method.Name))
            return true;

        foreach (var parameter in method.Parameters)
        {
            if (TextTypes.IsTextBuilder(parameter.Type) || (parameter.RefKind != RefKind.None && TextTypes.IsText(parameter.Type)))
                return true;
        }

        return TextTypes.Awaited(method.ReturnType) is INamedTypeSymbol { IsRecord: true } || IsDeclaredBeside(method) || AddsText(method);
    }

    /// <summary>Whether the method can add to text that its object gathers.</summary>
    private static bool AddsText(IMethodSymbol method) =>
        method is { ReturnsVoid: true, IsStatic: false, MethodKind: MethodKind.Ordinary }
        && method.Parameters.Any(static parameter => TextTypes.IsText(parameter.Type))
        && method.ContainingType.GetMembers().Any(static member => member is IFieldSymbol { Type.Name: "StringBuilder" });

    /// <summary>Whether the method and the type that it returns are in one file.</summary>
    private static bool IsDeclaredBeside(IMethodSymbol method) =>
        !method.ReturnsVoid
        && method.DeclaringSyntaxReferences.FirstOrDefault() is { } code
        && TextTypes.Awaited(method.ReturnType).OriginalDefinition.DeclaringSyntaxReferences.Any(type => type.SyntaxTree == code.SyntaxTree);

    /// <summary>Whether the members of a kind of entry use a sink themselves.</summary>
    public static bool UsesSink(EngineContext engine, MemberEntry entry) => entry.MakesRequests || (entry.IsPromptByName && engine.Options.UseConventions);

    /// <summary>Whether a prompt goes to code that makes requests, directly or within other text, and the names that tell.</summary>
    public (bool IsSent, HashSet<string> Names) FindSent(ISymbol member)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { member.Name };
        var pending = new List<string> { member.Name };
        for (var distance = 0; distance <= MostMembers && pending.Count > 0; distance++)
        {
            var next = new List<string>();
            foreach (var entry in pending.Select(engine.Index.Mentioning).Where(static entries => entries.Count <= MostMentions).SelectMany(static entries => entries))
            {
                if (distance == 0 && member.DeclaringSyntaxReferences.Any(reference => entry.Node.SyntaxTree == reference.SyntaxTree && entry.Node.Span.Contains(reference.Span)))
                    continue;
                if (entry.MakesRequests || entry.Mentions.Any(_requestNames.Value.Contains))
                    return (true, seen);
                if (seen.Add(entry.Name))
                    next.Add(entry.Name);
            }

            pending = next;
        }

        return (false, seen);
    }

    private static HashSet<string> NamesThatReach(EngineContext engine, IEnumerable<string> elsewhere, Func<EngineContext, MemberEntry, bool> isStart)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<MemberEntry>(engine.Index.Own.UsingSinks.Where(entry => isStart(engine, entry)));
        foreach (var name in elsewhere)
        {
            if (names.Add(name))
                EnqueueCallers(name);
        }

        while (pending.Count > 0)
        {
            var entry = pending.Dequeue();
            if (entry.Node is not BaseMethodDeclarationSyntax { ParameterList.Parameters.Count: > 0 } || !names.Add(entry.Name))
                continue;

            EnqueueCallers(entry.Name);
        }

        return names;

        void EnqueueCallers(string name)
        {
            var callers = engine.Index.OwnMentioning(name);
            if (callers.Count > MostMentions)
                return;

            foreach (var caller in callers)
                pending.Enqueue(caller);
        }
    }
}
