using System.Text;
using CachePrefix.Batch.Tests.Support;
using CachePrefix.Models;

namespace CachePrefix.Batch.Tests;

/// <summary>A run is split as the provider's limits say.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("anthropic", 4, 1_000_000)]
    [InlineData("openai chat", 4, 1_000_000)]
    [InlineData("anthropic", 1_000, 4_000)]
    [InlineData("openai chat", 1_000, 4_000)]
    [InlineData("openai responses", 1_000, 4_000)]
    public async Task No_batch_is_larger_than_the_provider_takes(string kind, int requests, int bytes)
    {
        await using var office = await Office.OpenAsync(kind);
        using var folder = new TemporaryFolder();
        var provider = kind == "anthropic" ? "anthropic" : "openai";
        var runtime = office.RuntimeOf(catalog: Limited(provider, requests, bytes));
        var prompts = Enumerable.Range(0, 30).Select(static number => new CascadePrompt { Ticket = $"Ticket {2 * number}" }).ToList();

        var items = await (await new CascadePromptClient(runtime).SubmitBatchAsync(prompts, Office.Options(folder.Store, "nightly"))).ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 30).Select(static number => $"tag{2 * number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
        var run = (await folder.Store.FindAsync("nightly", default))!;
        Assert.True(run.Parts.Count > 1);
        Assert.All(run.Parts, part => Assert.InRange(part.Requests, 1, requests));
        var uploads = office.Emulator.Requests.Where(static request => request.Text.Contains("custom_id", StringComparison.Ordinal)).ToList();
        Assert.Equal(run.Parts.Count, uploads.Count);
        Assert.All(uploads, upload => Assert.InRange(Payload(upload.Text), 1, bytes));
    }

    [Fact]
    public async Task A_prompt_that_is_larger_than_a_batch_is_named_and_nothing_is_sent()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var runtime = office.RuntimeOf(catalog: Limited("anthropic", 10, 4_000));

        var error = await Assert.ThrowsAsync<BatchException>(() =>
            new CascadePromptClient(runtime).SubmitBatchAsync([new CascadePrompt { Ticket = "Ticket 2" }, new CascadePrompt { Ticket = new string('x', 4_000) }], Office.Options(folder.Store, "nightly")));

        Assert.Contains("Prompt 1 of run 'nightly' takes", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, office.Emulator.Stats.Total.Requests);
    }

    private static ModelCatalog Limited(string provider, int requests, int bytes)
    {
        using var original = typeof(ModelCatalog).Assembly.GetManifestResourceStream("models.json")!;
        var document = System.Text.Json.Nodes.JsonNode.Parse(original)!;
        foreach (var row in document["providers"]!.AsArray())
        {
            if ((string?)row!["id"] == provider)
                row["batchLimits"] = new System.Text.Json.Nodes.JsonObject { ["requests"] = requests, ["bytes"] = bytes };
        }

        return ModelCatalog.Load(new MemoryStream(Encoding.UTF8.GetBytes(document.ToJsonString())));
    }

    /// <summary>The requests themselves, without the form around a file.</summary>
    private static int Payload(string body) => body[body.IndexOf('{', StringComparison.Ordinal)..(body.LastIndexOf('}') + 1)].Length;
}
