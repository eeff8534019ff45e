using CachePrefix;
using Dashboard;
using Microsoft.AspNetCore.Authentication;

var builder = WebApplication.CreateBuilder(args);
var path = builder.Configuration["Ledger"] ?? Path.Combine(Path.GetTempPath(), "cacheprefix-dashboard.db");
builder.Services.AddSqliteLedger(path);
builder.Services.AddCallWatches(options => options.DailyBudget = 100);
builder.Services.AddAuthentication(KeyHandler.Scheme).AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.Scheme, configureOptions: null);
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapCachePrefixReport("/").RequireAuthorization();
app.MapHealthChecks("/health");
if (!File.Exists(path))
    DemonstrationCalls.Write(app.Services.GetRequiredService<LedgerWriter>(), TimeProvider.System.GetUtcNow());
await app.Services.GetRequiredService<LedgerWriter>().FlushAsync();
await app.RunAsync();
