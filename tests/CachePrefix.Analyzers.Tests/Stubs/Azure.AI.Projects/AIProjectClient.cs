using Azure.Core;

namespace Azure.AI.Projects;

public class AIProjectClientOptions
{
}

public class AIProjectClient
{
    public AIProjectClient(Uri endpoint, TokenCredential credentialProvider, AIProjectClientOptions? options = null) { }
}
