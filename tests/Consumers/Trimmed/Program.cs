using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Trimmed;

var services = new ServiceCollection();
services.AddCachePrefix(options => options
    .AddTier("simple", _ => new ScriptedClient(celsius: 1000))
    .AddTier("complex", _ => new ScriptedClient(celsius: 21)));
services.AddPrompts();

await using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<IWeatherPromptClient>();
var result = await client.SendAsync("Oslo, Rome", "Oslo");

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Tier}: {result.Value.Place} {result.Value.Celsius}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"attempts {result.Attempts.Count}, cost {result.Cost}"));
Console.WriteLine(string.Join(", ", WeatherPrompt.Layout.Segments.Select(segment => segment.Name)));
