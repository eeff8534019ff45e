using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>Names that identify a user, a session or a request.</summary>
internal sealed class IdentityNames
{
    private static readonly string[] Suffixes =
    [
        "UserId", "UserName", "UserEmail", "SessionId", "CorrelationId", "TraceId", "RequestId", "ConversationId", "ConnectionId", "TenantId",
        "CustomerId", "CustomerName", "TraceIdentifier", "MessageId", "ThreadId", "ChatId",
    ];

    /// <summary>Whether a member tells who makes the request, by its name and the code of what it is read from, where neither has a symbol.</summary>
    public static bool IsOfPrincipal(string name, string owner) => name switch
    {
        "Name" => EndsWith(owner, "Identity"),
        "FindFirst" or "FindFirstValue" or "GetUserId" or "GetUserName" or "GetDisplayName" => EndsWith(owner, "User") || EndsWith(owner, "Principal") || EndsWith(owner, "Identity"),
        _ => false,
    };

    private static bool EndsWith(string owner, string word) => owner.TrimEnd('?', '!').EndsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a member or parameter holds an identity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type, or <see langword="null"/> if that is not known.</param>
    public bool IsIdentity(string name, ITypeSymbol? type)
    {
        if (type is not (null or { TypeKind: TypeKind.Error } or { SpecialType: SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "Guid" }))
            return false;

        foreach (var suffix in Suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
