using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Decides from signatures and names which calls can matter to a prompt, so that the rest of a project is never analysed.</summary>
internal sealed class Relevance(EngineContext engine)
{
    /// <summary>A name that more members mention says nothing about what they call.</summary>
    private const int MostMentions = 150;

    private readonly Lazy<HashSet<string>> _sinkNames = new(() => NamesThatReachSinks(engine));

    public HashSet<string> SinkNames => _sinkNames.Value;

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

        return method.ReturnType is INamedTypeSymbol { IsRecord: true } || IsDeclaredBeside(method);
    }

    /// <summary>Whether the method and the type that it returns are in one file.</summary>
    private static bool IsDeclaredBeside(IMethodSymbol method) =>
        !method.ReturnsVoid
        && method.DeclaringSyntaxReferences.FirstOrDefault() is { } code
        && method.ReturnType.OriginalDefinition.DeclaringSyntaxReferences.Any(type => type.SyntaxTree == code.SyntaxTree);

    /// <summary>Whether the members of a kind of entry use a sink themselves.</summary>
    public static bool UsesSink(EngineContext engine, MemberEntry entry) => entry.MakesRequests || (entry.IsPromptByName && engine.Options.UseConventions);

    private static HashSet<string> NamesThatReachSinks(EngineContext engine)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<MemberEntry>(engine.Index.OwnTrees.SelectMany(static tree => tree.Entries).Where(entry => UsesSink(engine, entry)));
        foreach (var name in engine.Helpers.SelectMany(static helpers => helpers.Reaching))
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
