using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Analyzers.Generation;

/// <summary>
/// Remembers the model of each definition while nothing that it could depend on has changed. The compiler asks for every model again
/// after every keystroke; a keystroke inside a method body, the usual one, is answered from here.
/// </summary>
/// <remarks>
/// A model is kept for a syntax node, so an edit of the definition's file reads it anew. It is given out again for another compilation only
/// when that one has equal options and references and its files declare the same: tokens outside of bodies, and the values of constants.
/// Nothing is kept alive: nodes and compilations are held weakly, and a model holds no part of the compiler.
/// </remarks>
internal static class ModelMemory
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Entries = new();
    private static readonly ConditionalWeakTable<Compilation, Comparison> Comparisons = new();

    public static PromptModel? GetOrParse(
        SyntaxNode node,
        Compilation compilation,
        INamedTypeSymbol type,
        Func<INamedTypeSymbol, Compilation, CancellationToken, PromptModel?> parse,
        CancellationToken cancellationToken)
    {
        if (Entries.TryGetValue(node, out var entry) && entry.TryGet(compilation, out var model))
            return model;

        model = parse(type, compilation, cancellationToken);
        if (type.DeclaringSyntaxReferences.Length == 1 && InheritsFromOneFile(type, node.SyntaxTree))
            Entries.GetOrCreateValue(node).Set(compilation, model);
        return model;
    }

    /// <summary>The initial values of members that are inherited from another file may change without a change of what that file declares.</summary>
    private static bool InheritsFromOneFile(INamedTypeSymbol type, SyntaxTree tree)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree != tree))
                return false;
        }

        return true;
    }

    private static bool DeclareTheSame(Compilation earlier, Compilation later)
    {
        if (ReferenceEquals(earlier, later))
            return true;

        var comparison = Comparisons.GetOrCreateValue(later);
        return comparison.WithEarlier(earlier, later);
    }

    private static bool Compare(Compilation earlier, Compilation later)
    {
        if (!earlier.Options.Equals(later.Options)
            || earlier.AssemblyName != later.AssemblyName
            || !earlier.References.SequenceEqual(later.References)
            || earlier is not CSharpCompilation { SyntaxTrees: var before }
            || later is not CSharpCompilation { SyntaxTrees: var after }
            || before.Length != after.Length)
        {
            return false;
        }

        for (var i = 0; i < before.Length; i++)
        {
            if (!ReferenceEquals(before[i], after[i]) && !DeclaredSyntax.IsSame(before[i], after[i]))
                return false;
        }

        return true;
    }

    /// <summary>A model and the last compilation that it was found right for.</summary>
    private sealed class Entry
    {
        private volatile State? _state;

        public bool TryGet(Compilation compilation, out PromptModel? model)
        {
            model = null;
            if (_state is not { } state || !state.Compilation.TryGetTarget(out var earlier) || !DeclareTheSame(earlier, compilation))
                return false;

            model = state.Model;
            if (!ReferenceEquals(earlier, compilation))
                Set(compilation, model);
            return true;
        }

        public void Set(Compilation compilation, PromptModel? model) =>
            _state = new State(Comparisons.GetOrCreateValue(compilation).Weak(compilation), model);
    }

    private sealed record State(WeakReference<Compilation> Compilation, PromptModel? Model);

    /// <summary>How a compilation compares with the one before it; all definitions ask the same question.</summary>
    private sealed class Comparison
    {
        private readonly object _gate = new();
        private WeakReference<Compilation>? _self;
        private WeakReference<Compilation>? _earlier;
        private bool _isSame;

        public WeakReference<Compilation> Weak(Compilation self)
        {
            lock (_gate)
                return _self ??= new WeakReference<Compilation>(self);
        }

        public bool WithEarlier(Compilation earlier, Compilation self)
        {
            lock (_gate)
            {
                if (_earlier is null || !_earlier.TryGetTarget(out var known) || !ReferenceEquals(known, earlier))
                {
                    _isSame = Compare(earlier, self);
                    _earlier = new WeakReference<Compilation>(earlier);
                }

                return _isSame;
            }
        }
    }
}
