using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Members that record when and under which id an object was made: data of the object, not of the request that reads it.</summary>
internal static class EntityMembers
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Id", "Key", "Uid", "Uuid", "Guid", "Timestamp", "Created", "CreatedAt", "CreatedOn", "CreatedUtc", "CreatedAtUtc", "CreatedDate", "CreationTime",
        "Updated", "UpdatedAt", "UpdatedOn", "UpdatedUtc", "UpdatedAtUtc", "Modified", "ModifiedAt", "ModifiedOn", "LastModified", "LastUpdated", "Date",
    };

    public static bool IsRecorded(string name) => Names.Contains(name.TrimStart('_'));

    public static bool IsRecordedData(ISymbol member) =>
        !member.IsStatic && (IsRecorded(member.Name) || member.Name == member.ContainingType.Name + "Id");
}
