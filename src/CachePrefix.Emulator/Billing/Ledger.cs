using CachePrefix.Emulator.Faults;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Billing;

/// <summary>Adds up what requests use and cost.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ModelBill> _models = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _faults = new(StringComparer.Ordinal);
    private readonly List<StorageLease> _leases = [];
    private ModelBill _total = new();

    public void Answered(ModelInfo model, TokenUsage usage, DateTimeOffset time, Tariff tariff = Tariff.Direct, string? serviceTier = null, bool isUndelivered = false)
    {
        var cost = tariff == Tariff.Batch ? model.CostOf(usage, time) * model.Provider.BatchMultiplier : model.CostOf(usage, time, serviceTier);
        Add(model.Id, bill => bill with
        {
            Requests = bill.Requests + 1,
            BatchRequests = bill.BatchRequests + (tariff == Tariff.Batch ? 1 : 0),
            Tokens = bill.Tokens + usage,
            CostUsd = bill.CostUsd + (cost?.Total ?? 0),
            UndeliveredUsd = bill.UndeliveredUsd + (isUndelivered ? cost?.Total ?? 0 : 0),
            UnpricedRequests = bill.UnpricedRequests + (cost is null ? 1 : 0),
        });
    }

    public void Failed(string? model, FaultKind? fault = null)
    {
        Add(model, bill => bill with { Requests = bill.Requests + 1, Errors = bill.Errors + 1 });
        if (fault is { } kind)
            Happened(kind);
    }

    public void Happened(FaultKind fault)
    {
        var name = char.ToLowerInvariant(fault.ToString()[0]) + fault.ToString()[1..];
        lock (_gate)
            _faults[name] = _faults.GetValueOrDefault(name) + 1;
    }

    /// <summary>Bills storage until it ends.</summary>
    public void Stored(StorageLease lease)
    {
        lock (_gate)
            _leases.Add(lease);
    }

    public EmulatorStats Snapshot(DateTimeOffset now)
    {
        lock (_gate)
        {
            var models = new Dictionary<string, ModelBill>(_models);
            var total = _total;
            foreach (var lease in _leases)
            {
                var (tokenHours, usd) = lease.Until(now);
                ModelBill With(ModelBill bill) => bill with { StorageTokenHours = bill.StorageTokenHours + tokenHours, StorageUsd = bill.StorageUsd + usd, CostUsd = bill.CostUsd + usd };
                total = With(total);
                models[lease.Model.Id] = With(models.GetValueOrDefault(lease.Model.Id) ?? new ModelBill());
            }

            return new EmulatorStats(total, models, new Dictionary<string, long>(_faults));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _models.Clear();
            _faults.Clear();
            _leases.Clear();
            _total = new ModelBill();
        }
    }

    private void Add(string? model, Func<ModelBill, ModelBill> change)
    {
        lock (_gate)
        {
            _total = change(_total);
            if (model is not null)
                _models[model] = change(_models.GetValueOrDefault(model) ?? new ModelBill());
        }
    }
}
