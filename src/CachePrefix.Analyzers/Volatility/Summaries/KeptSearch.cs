using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What the last search of a project found, as far as it holds for the next compilation, in which some bodies were edited.</summary>
/// <remarks>
/// Kept with the first files of the project, so that it goes with them. It is used only where options and references are the same and every file
/// declares the same: tokens outside of bodies, and the values of constants. Then a unit's summary is that of the earlier compilation unless a file
/// that it was read from was edited, or an edited member has a name by which the evaluation looked for members.
/// </remarks>
internal sealed class KeptSearch
{
    /// <summary>More edited files at once are no keystroke.</summary>
    private const int MostEdits = 8;

    /// <summary>A search is found by any of these, so that one of them may be the file that is edited.</summary>
    private const int Anchors = 2;

    private static readonly ConditionalWeakTable<SyntaxTree, Run> Runs = new();

    private readonly Dictionary<SyntaxNode, List<FoundUnit>> _members = [];

    /// <summary>What the rules about requests reported of members for which that holds.</summary>
    public KeptRequests? Requests { get; private init; }

    public List<FoundUnit>? Find(SyntaxNode member) => _members.TryGetValue(member, out var units) ? units : null;

    /// <summary>What holds in a compilation of what the search before it found; <see langword="null"/> where nothing does.</summary>
    public static KeptSearch? For(EngineContext engine)
    {
        if (engine.Projects.Main is not CSharpCompilation { SyntaxTrees: var trees } compilation || FindRun(trees) is not { } run || Edits.Between(run, compilation, engine) is not { } edits)
            return null;

        var kept = new KeptSearch { Requests = run.Requests is { } requests ? edits.Untouched(requests) : null };
        foreach (var member in run.Members)
        {
            if (!edits.Touch(member.Key.SyntaxTree, member.Value))
                kept._members.Add(member.Key, member.Value);
        }

        return kept;
    }

    /// <summary>Keeps what a search found for the compilations that follow.</summary>
    public static void Keep(EngineContext engine, FoundUnits found, KeptRequests? requests)
    {
        // What is cut off depends on what was solved before, which is other units where some are kept.
        if (engine.Projects.Main is not CSharpCompilation { SyntaxTrees: var trees } compilation || found.IsCut)
            return;

        var run = new Run(
            compilation.AssemblyName,
            compilation.Options,
            [.. compilation.References],
            trees,
            engine.Options,
            engine.NamesThatReachSinks,
            engine.NamesThatReachRequests,
            found.Members) { Requests = requests };
        foreach (var anchor in trees.Take(Anchors))
        {
            Runs.Remove(anchor);
            Runs.GetValue(anchor, _ => run);
        }
    }

    /// <summary>Keeps what the rules about requests reported in a compilation whose search is kept.</summary>
    public static void Keep(EngineContext engine, KeptRequests requests)
    {
        if (engine.Projects.Main is CSharpCompilation { SyntaxTrees: var trees } && FindRun(trees) is { } run && run.Trees == trees)
            run.Requests = requests;
    }

    /// <summary>Keeps nothing of a compilation for those that follow.</summary>
    public static void Forget(EngineContext engine)
    {
        foreach (var anchor in engine.Projects.Main.SyntaxTrees.Take(Anchors))
            Runs.Remove(anchor);
    }

    private static Run? FindRun(ImmutableArray<SyntaxTree> trees)
    {
        foreach (var anchor in trees.Take(Anchors))
        {
            if (Runs.TryGetValue(anchor, out var run))
                return run;
        }

        return null;
    }

    private sealed record Run(
        string? AssemblyName,
        CSharpCompilationOptions Options,
        ImmutableArray<MetadataReference> References,
        ImmutableArray<SyntaxTree> Trees,
        EngineOptions EngineOptions,
        HashSet<string> SinkNames,
        HashSet<string> RequestNames,
        IReadOnlyDictionary<SyntaxNode, List<FoundUnit>> Members)
    {
        public KeptRequests? Requests { get; set; }
    }

    /// <summary>The files that were edited between two compilations, and the names in the members that were.</summary>
    private sealed class Edits
    {
        private readonly HashSet<SyntaxTree> _files = [];
        private readonly HashSet<AskedName> _names = [];
        private readonly Dictionary<Reading, bool> _touched = [];

        public static Edits? Between(Run earlier, CSharpCompilation later, EngineContext engine)
        {
            var trees = later.SyntaxTrees;
            if (earlier.AssemblyName != later.AssemblyName
                || !earlier.Options.Equals(later.Options)
                || !earlier.EngineOptions.Equals(engine.Options)
                || earlier.Trees.Length != trees.Length
                || !earlier.References.SequenceEqual(later.References))
            {
                return null;
            }

            if (!earlier.SinkNames.SetEquals(engine.NamesThatReachSinks) || !earlier.RequestNames.SetEquals(engine.NamesThatReachRequests))
                return null;

            var edits = new Edits();
            for (var i = 0; i < trees.Length; i++)
            {
                if (!ReferenceEquals(earlier.Trees[i], trees[i]) && (edits._files.Count == MostEdits || !edits.Add(earlier.Trees[i], trees[i], engine.NamesThatReachRequests)))
                    return null;
            }

            return edits;
        }

        public bool Touch(SyntaxTree file, List<FoundUnit> units) => _files.Contains(file) || units.Exists(unit => Touch(unit.Dependencies));

        /// <summary>What holds of what the rules about requests reported.</summary>
        public KeptRequests Untouched(KeptRequests requests) => requests.Members.All(Holds)
            ? requests
            : new KeptRequests(requests.Models, requests.Members.Where(Holds).ToDictionary(static member => member.Key, static member => member.Value));

        private bool Holds(KeyValuePair<SyntaxNode, KeptFindings> member) => !_files.Contains(member.Key.SyntaxTree) && !Touch(member.Value.Dependencies);

        private bool Touch(Dependencies dependencies)
        {
            foreach (var reading in dependencies.Readings)
            {
                if (!_touched.TryGetValue(reading, out var isTouched))
                    _touched.Add(reading, isTouched = reading.Files.Any(_files.Contains) || _names.Overlaps(reading.Names));
                if (isTouched)
                    return true;
            }

            return false;
        }

        private bool Add(SyntaxTree before, SyntaxTree after, HashSet<string> requestNames)
        {
            if (before.FilePath != after.FilePath || !DeclaredSyntax.IsSame(before, after))
                return false;

            var (old, edited) = (TreeIndex.Of(before, CancellationToken.None), TreeIndex.Of(after, CancellationToken.None));
            if (old.Entries.Count != edited.Entries.Count || old.IsGenerated != edited.IsGenerated)
                return false;

            _files.Add(before);
            for (var i = 0; i < old.Entries.Count; i++)
            {
                if (!SyntaxFactory.AreEquivalent(old.Entries[i].Node, edited.Entries[i].Node))
                    Add(old.Entries[i], edited.Entries[i], requestNames);
            }

            return true;
        }

        /// <summary>Adds the names that a member now uses in another way: who asked for them gets another answer.</summary>
        private void Add(MemberEntry before, MemberEntry after, HashSet<string> requestNames)
        {
            Add(NameUse.Assigned, before.Assigns, after.Assigns);
            Add(NameUse.Counted, before.Counts, after.Counts);
            Add(NameUse.Mentioned, before.Mentions, after.Mentions);

            // Of members that mention a prompt it is asked, too, whether they send it.
            if (LeadsToRequests(before) != LeadsToRequests(after))
                _names.UnionWith(before.Mentions.Concat(after.Mentions).Select(static name => new AskedName(NameUse.Mentioned, name)));

            bool LeadsToRequests(MemberEntry entry) => entry.MakesRequests || entry.Mentions.Overlaps(requestNames);
        }

        private void Add(NameUse use, HashSet<string> before, HashSet<string> after)
        {
            foreach (var name in before)
            {
                if (!after.Contains(name))
                    _names.Add(new AskedName(use, name));
            }

            foreach (var name in after)
            {
                if (!before.Contains(name))
                    _names.Add(new AskedName(use, name));
            }
        }
    }
}
