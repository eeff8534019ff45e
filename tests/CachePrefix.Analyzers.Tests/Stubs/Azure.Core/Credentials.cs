using System.ClientModel;
using System.ClientModel.Primitives;

namespace Azure
{
    public class AzureKeyCredential
    {
        public AzureKeyCredential(string key) { }

        public string Key => null!;

        public void Update(string key) { }
    }

    public abstract class Response : IDisposable
    {
        public abstract int Status { get; }

        public abstract void Dispose();
    }

    public abstract class NullableResponse<T>
    {
        public abstract bool HasValue { get; }

        public abstract T? Value { get; }
    }

    public abstract class Response<T> : NullableResponse<T>
    {
        public override bool HasValue => true;

        public override T Value => default!;

        public static implicit operator T(Response<T> response) => default!;
    }

    public class RequestFailedException : Exception
    {
        public RequestFailedException(string message) { }

        public int Status => 0;

        public string? ErrorCode => null;
    }
}

namespace Azure.Core
{
    public abstract class TokenCredential : AuthenticationTokenProvider
    {
        public override GetTokenOptions? CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => null;

        public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken) => null!;

        public override ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken) => default;
    }

    public abstract class ClientOptions
    {
    }
}
