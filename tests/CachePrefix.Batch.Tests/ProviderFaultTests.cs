using System.Net;
using CachePrefix.Batch.Tests.Support;
using CachePrefix.Emulator;

namespace CachePrefix.Batch.Tests;

/// <summary>One fault at a time, with each provider over HTTP: no prompt is lost, none is paid for twice, each error names its prompt.</summary>
public sealed class ProviderFaultTests
{
    private const int Prompts = 6;

    public static TheoryData<string, string> Faults
    {
        get
        {
            var faults = new TheoryData<string, string>();
            foreach (var kind in (string[])["anthropic", "openai chat", "openai responses"])
            {
                foreach (var fault in (string[])[
                    "429 on submission", "500 on submission", "429 on a look", "500 on a look", "429 on results", "500 on results",
                    "upload cut", "answer to the upload lost", "answer to the submission lost", "results cut", "results lost"])
                    faults.Add(kind, fault);
            }

            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_passes_is_waited_for(string kind, string fault)
    {
        var network = fault switch
        {
            "429 on submission" => Network.Answering(HttpStatusCode.TooManyRequests, Network.Submission),
            "500 on submission" => Network.Answering(HttpStatusCode.InternalServerError, Network.Submission),
            "429 on a look" => Network.Answering(HttpStatusCode.TooManyRequests, Network.Look, times: 2),
            "500 on a look" => Network.Answering(HttpStatusCode.InternalServerError, Network.Look, times: 2),
            "429 on results" => Network.Answering(HttpStatusCode.TooManyRequests, Network.Results),
            "500 on results" => Network.Answering(HttpStatusCode.InternalServerError, Network.Results),
            "upload cut" => Network.CuttingRequest(Network.Upload(kind)),
            "answer to the upload lost" => Network.LosingAnswer(Network.Upload(kind)),
            "answer to the submission lost" => Network.LosingAnswer(Network.Submission),
            "results cut" => Network.Changing(Network.Results, static body => body[..(body.Length / 2)], cut: true),
            _ => Network.LosingAnswer(Network.Results),
        };
        await using var office = await Office.OpenAsync(kind, network: network);
        using var folder = new TemporaryFolder();

        var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(Prompts), Office.Options(folder.Store))).ResultsAsync().ToListAsync();

        Assert.True(network.Happened > 0, "nothing went wrong");
        Assert.Equal(Enumerable.Range(0, Prompts).Select(static number => $"tag{number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
        Assert.Equal(Prompts, office.Emulator.Stats.Total.BatchRequests);
        Assert.Equal(office.Emulator.Stats.Total.CostUsd, items.Sum(static item => item.Result!.Cost));
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task A_line_that_is_no_JSON_loses_its_own_prompt_at_most(string kind)
    {
        var network = Network.Changing(Network.Results, static body =>
        {
            var lines = body.Split('\n');
            lines[1] = lines[1][..^9];
            return string.Join('\n', [.. lines[..2], lines[0], "{\"custom_id\":\"cp-of-nobody-1-0-0\",\"result\":{}}", "", "[]", .. lines[2..]]);
        });
        await using var office = await Office.OpenAsync(kind, network: network);
        using var folder = new TemporaryFolder();

        var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(Prompts), Office.Options(folder.Store))).ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, Prompts).Select(static number => $"tag{number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));

        // The one whose answer nobody can read is asked once more.
        Assert.Equal(Prompts + 1, office.Emulator.Stats.Total.BatchRequests);
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task What_expires_is_submitted_once_more_and_then_named(string kind)
    {
        // Works off a sixth of its requests in the 24 hours that a batch has.
        var time = new VirtualTime();
        await using var office = await Office.OpenAsync(kind, duration: TimeSpan.FromHours(144), time: time);
        using var folder = new TemporaryFolder();
        var options = Office.Options(folder.Store);
        options.PollInterval = options.MaxPollInterval = TimeSpan.FromHours(1);

        var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(12), options)).ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 12), items.Select(static item => item.Index).Order());
        Assert.Equal([1, 2], (await folder.Store.ListAsync(default).ToListAsync()).Single().Parts.Select(static part => part.Number).Order());
        var expired = items.Where(static item => !item.IsSuccess).ToList();
        Assert.Equal(9, expired.Count);
        Assert.Equal(12 - expired.Count, office.Emulator.Stats.Total.BatchRequests);
        Assert.All(expired, static item =>
        {
            Assert.Equal(BatchLineState.Expired, Assert.IsType<BatchException>(item.Error).State);
            Assert.Contains($"Prompt {item.Index} of run", item.Error.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task What_errs_is_submitted_once_more_and_then_named(string kind)
    {
        var plan = AnswerRules.Parse("""{ "rules": [ { "reply": { "json": { "word": "x" } } } ], "faults": [ { "kind": "serverError", "rate": 1, "models": ["claude-haiku-4-5", "gpt-5.6-luna"] } ] }""");
        await using var office = await Office.OpenAsync(kind, rules: plan);
        using var folder = new TemporaryFolder();

        var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(3), Office.Options(folder.Store))).ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 3), items.Select(static item => item.Index).Order());
        Assert.All(items, static item =>
        {
            Assert.Equal(BatchLineState.Failed, Assert.IsType<BatchException>(item.Error).State);
            Assert.Contains($"Prompt {item.Index} of run", item.Error.Message, StringComparison.Ordinal);
        });
        Assert.Equal(0, office.Emulator.Stats.Total.BatchRequests);
        Assert.Equal([0, 1], (await folder.Store.ListAsync(default).ToListAsync()).Single().Parts.OrderBy(static part => part.Number).Select(static part => part.Resent));
    }

    [Theory]
    [InlineData("anthropic", HttpStatusCode.Unauthorized)]
    [InlineData("openai chat", HttpStatusCode.Unauthorized)]
    [InlineData("anthropic", HttpStatusCode.Forbidden)]
    [InlineData("openai responses", HttpStatusCode.Forbidden)]
    public async Task What_does_not_pass_is_told_and_the_run_goes_on_once_it_is_mended(string kind, HttpStatusCode status)
    {
        await using var office = await Office.OpenAsync(kind, network: Network.Answering(status, Network.Submission));
        using var folder = new TemporaryFolder();
        var client = new TagPromptClient(office.Runtime);

        var error = await Assert.ThrowsAsync<BatchException>(() => client.SubmitBatchAsync(Office.Tickets(3), Office.Options(folder.Store, "nightly")));
        var items = await (await client.SubmitBatchAsync(Office.Tickets(3), Office.Options(folder.Store, "nightly"))).ResultsAsync().ToListAsync();

        Assert.Contains($"run 'nightly' (status {(int)status})", error.Message, StringComparison.Ordinal);
        Assert.All(items, static item => Assert.True(item.IsSuccess));
        Assert.Equal(3, office.Emulator.Stats.Total.BatchRequests);
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task A_batch_that_is_refused_names_each_prompt_and_with_a_deadline_they_are_sent_directly(string kind)
    {
        foreach (var deadline in new DateTimeOffset?[] { null, DateTimeOffset.UtcNow.AddHours(8) })
        {
            await using var office = await Office.OpenAsync(kind, network: Network.Answering(HttpStatusCode.BadRequest, Network.Submission));
            using var folder = new TemporaryFolder();
            var options = Office.Options(folder.Store, "nightly");
            options.Deadline = deadline;

            var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(3), options)).ResultsAsync().ToListAsync();

            Assert.Equal([0, 1, 2], items.Select(static item => item.Index).Order());
            Assert.All(items, item => Assert.Equal(deadline is not null, item.IsSuccess));
            Assert.All(items.Where(static item => !item.IsSuccess), static item => Assert.Contains($"Prompt {item.Index} of run 'nightly' was not answered: ", item.Error!.Message, StringComparison.Ordinal));
            Assert.Equal((0L, deadline is null ? 0L : 3L), (office.Emulator.Stats.Total.BatchRequests, office.Emulator.Stats.Total.Requests));
        }
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai chat")]
    public async Task A_batch_that_the_provider_no_longer_has_is_told_and_a_cancelled_run_ends_without_it(string kind)
    {
        await using var office = await Office.OpenAsync(kind, duration: TimeSpan.FromMinutes(5), network: Network.Answering(HttpStatusCode.NotFound, Network.Look, times: int.MaxValue));
        using var folder = new TemporaryFolder();
        var batch = await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(3), Office.Options(folder.Store, "nightly"));

        var error = await Assert.ThrowsAsync<BatchException>(async () => await batch.ResultsAsync().ToListAsync());
        await batch.CancelAsync();
        var items = await batch.ResultsAsync().ToListAsync();

        Assert.Contains("of run 'nightly' (status 404)", error.Message, StringComparison.Ordinal);
        Assert.All(items, static item => Assert.Contains($"Prompt {item.Index} of run 'nightly' was not answered: the provider no longer has batch", item.Error!.Message, StringComparison.Ordinal));
        Assert.Equal(3, items.Count);
    }
}
