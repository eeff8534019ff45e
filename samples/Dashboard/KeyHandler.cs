using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard;

/// <summary>Lets in whoever brings the key of the configuration, as <c>?key=</c> or in the header <c>X-Key</c>. Put the scheme of your own program in its place.</summary>
internal sealed class KeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IConfiguration configuration)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Request.Headers["X-Key"].FirstOrDefault() ?? Request.Query["key"].FirstOrDefault();
        return Task.FromResult(configuration["Key"] is { Length: > 0 } key && given == key
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "operator")], Scheme)), Scheme))
            : AuthenticateResult.NoResult());
    }
}
