namespace CachePrefix.Emulator.Faults;

/// <summary>What goes wrong now; a running emulator can be told otherwise.</summary>
internal sealed class FaultSwitch(FaultPlan plan)
{
    private FaultPlan _current = plan;

    public FaultPlan Current
    {
        get => Volatile.Read(ref _current);
        set => Volatile.Write(ref _current, value);
    }
}
