using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Answers;

/// <summary>What the rules decided for one request.</summary>
internal sealed record AnswerDecision(Answer Answer, TimeSpan Latency, FaultRule? Fault);
