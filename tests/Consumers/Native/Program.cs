using System.ClientModel;
using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Native;
using OpenAI;

var openAI = new OpenAIClient(new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = new Uri(args[0]) });
var services = new ServiceCollection();
services.AddCachePrefix(options => options
    .AddTier("simple", _ => openAI.GetChatClient("gpt-5.6-luna").AsIChatClient().WithOpenAICaching())
    .AddTier("complex", _ => openAI.GetResponsesClient().AsIChatClient("gpt-5.6-terra").WithOpenAICaching()));
services.AddPrompts();

await using var provider = services.BuildServiceProvider();
var handbook = string.Join('\n', Enumerable.Range(0, 1_000).Select(i => $"Rule {i}: letters of class {i} go to team {i % 7}."));
var tickets = provider.GetRequiredService<ITicketPromptClient>();
for (var i = 0; i < 2; i++)
{
    var result = await tickets.SendAsync(handbook, "My parcel never arrived.");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Tier}: {result.Value.Team} {result.Value.Urgency}, attempts {result.Attempts.Count}, read {result.Usage.CacheRead > 4_000}, cost {result.Cost is > 0}"));
}

var order = await provider.GetRequiredService<IOrderPromptClient>().SendAsync("Where is order 4?");
Console.WriteLine($"{order.Tier}: {order.Value}");
await foreach (var update in provider.GetRequiredService<IOrderPromptClient>().StreamAsync("Thanks."))
    Console.Write(update.Text);
Console.WriteLine();
