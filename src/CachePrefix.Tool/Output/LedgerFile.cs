using CachePrefix.Ledger;

namespace CachePrefix.Tool.Output;

/// <summary>Opens ledgers by the ending of their names.</summary>
internal static class LedgerFile
{
    public static ICallLedger Open(FileInfo file)
    {
        if (!file.Exists)
            throw new CommandException($"There is no ledger '{file}'. Give the path that the program passes to AddSqliteLedger, or a file of JSON lines.");
        if (file.Length == 0)
            throw new CommandException($"The ledger '{file}' is empty.");
        return file.Extension is ".jsonl" or ".ndjson" ? JsonLinesLedger.OpenRead(file.FullName) : SqliteCallLedger.OpenRead(file.FullName);
    }
}
