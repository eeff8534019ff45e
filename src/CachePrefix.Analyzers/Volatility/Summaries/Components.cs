using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Strongly connected components of a call graph (Tarjan), callees before callers, without recursion.</summary>
internal static class Components
{
    public static List<List<ISymbol>> Of(Dictionary<ISymbol, List<ISymbol>> calls)
    {
        var search = new Search(calls);
        foreach (var unit in calls.Keys)
            search.Visit(unit);

        return search.Found;
    }

    private sealed class Search(Dictionary<ISymbol, List<ISymbol>> calls)
    {
        private readonly Dictionary<ISymbol, int> _index = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<ISymbol, int> _low = new(SymbolEqualityComparer.Default);
        private readonly HashSet<ISymbol> _onStack = new(SymbolEqualityComparer.Default);
        private readonly Stack<ISymbol> _stack = new();
        private readonly Stack<(ISymbol Unit, int Next)> _frames = new();

        public List<List<ISymbol>> Found { get; } = [];

        public void Visit(ISymbol root)
        {
            if (_index.ContainsKey(root))
                return;

            Open(root);
            while (_frames.Count > 0)
            {
                var (unit, next) = _frames.Pop();
                var callees = calls[unit];
                if (next == callees.Count)
                {
                    Close(unit);
                    continue;
                }

                _frames.Push((unit, next + 1));
                var callee = callees[next];
                if (!calls.ContainsKey(callee))
                    continue;
                if (!_index.TryGetValue(callee, out var index))
                    Open(callee);
                else if (_onStack.Contains(callee))
                    _low[unit] = Math.Min(_low[unit], index);
            }
        }

        private void Open(ISymbol unit)
        {
            _low[unit] = _index[unit] = _index.Count;
            _stack.Push(unit);
            _onStack.Add(unit);
            _frames.Push((unit, 0));
        }

        private void Close(ISymbol unit)
        {
            if (_frames.Count > 0)
            {
                var caller = _frames.Peek().Unit;
                _low[caller] = Math.Min(_low[caller], _low[unit]);
            }

            if (_low[unit] != _index[unit])
                return;

            var component = new List<ISymbol>();
            ISymbol member;
            do
            {
                member = _stack.Pop();
                _onStack.Remove(member);
                component.Add(member);
            }
            while (!SymbolEqualityComparer.Default.Equals(member, unit));

            component.Sort(SymbolOrder.Compare);
            Found.Add(component);
        }
    }
}
