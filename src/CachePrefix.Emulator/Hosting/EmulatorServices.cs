using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Hosting;

/// <summary>What the providers of one emulator share.</summary>
internal sealed class EmulatorServices
{
    private readonly List<Action> _resets = [];

    public EmulatorServices(EmulatorOptions options)
    {
        Options = options;
        Log = new RequestLog(options.RecordRequests);
        Faults = new FaultSwitch(options.Faults);
        Engine = new CallEngine(options, Faults, Cache, Ledger);
        Pipeline = new CallPipeline(options, Engine, Ledger, Log);
        Resources = new ResourceEndpoint(options, Faults, Ledger, Log);
    }

    public EmulatorOptions Options { get; }

    public FaultSwitch Faults { get; }

    public PromptCache Cache { get; } = new();

    public Ledger Ledger { get; } = new();

    public RequestLog Log { get; }

    public CallEngine Engine { get; }

    public CallPipeline Pipeline { get; }

    public ResourceEndpoint Resources { get; }

    /// <summary>Adds what a reset has to forget besides cache, bill and log.</summary>
    public void OnReset(Action forget) => _resets.Add(forget);

    public void Reset()
    {
        Cache.Clear();
        Ledger.Clear();
        Log.Clear();
        _resets.ForEach(forget => forget());
    }
}
