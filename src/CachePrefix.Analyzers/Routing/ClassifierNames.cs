using System.Runtime.CompilerServices;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Tells by names whether code may create a classifier.</summary>
internal static class ClassifierNames
{
    private static readonly string[] Names = ["PromptTurnClassifier", "ChatTurnClassifier", "DecisionTurnClassifier"];

    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> Named = new();

    /// <summary>Whether the file may create one. A bare <c>new</c> does so only where some file names one.</summary>
    public static bool MayBeIn(TreeIndex file, Compilation compilation) =>
        Array.Exists(Names, file.Mentions) || (file.Mentions(TreeIndex.BareNew) && Named.GetValue(compilation, AreIn).Value);

    private static StrongBox<bool> AreIn(Compilation compilation) =>
        new(compilation.SyntaxTrees.Any(static tree => Array.Exists(Names, TreeIndex.Of(tree, CancellationToken.None).Mentions)));
}
