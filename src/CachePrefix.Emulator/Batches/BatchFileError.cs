using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Batches;

/// <summary>What is wrong with a file of requests.</summary>
/// <param name="Code">The kind of mistake.</param>
/// <param name="Message">What it is.</param>
/// <param name="Line">The line, from one; <see langword="null"/> for the whole file.</param>
internal sealed record BatchFileError(string Code, string Message, int? Line)
{
    public JsonObject ToJson() => new() { ["code"] = Code, ["message"] = Message, ["param"] = null, ["line"] = Line };
}
