using Azure.Core;

namespace Azure.Identity;

public class DefaultAzureCredentialOptions
{
    public bool ExcludeManagedIdentityCredential { get; set; }

    public string? TenantId { get; set; }

    public string? ManagedIdentityClientId { get; set; }
}

public class DefaultAzureCredential : TokenCredential
{
    public DefaultAzureCredential(bool includeInteractiveCredentials = false) { }

    public DefaultAzureCredential(DefaultAzureCredentialOptions options) { }
}

public class AzureCliCredential : TokenCredential
{
    public AzureCliCredential() { }
}

public class ManagedIdentityCredential : TokenCredential
{
    public ManagedIdentityCredential(string? clientId = null) { }
}
