using CachePrefix.Testing;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Batches.AwaitedBatchAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Batches;

public sealed class AwaitedBatchTests
{
    private const string Message = "{0} awaits the results of a batch, which may take a day; let a BatchWorker hand them to an IBatchHandler, or send the prompts with SendManyAsync";

    [Theory]
    [InlineData("Microsoft.AspNetCore.Mvc.ControllerBase", "Controller 'Tickets'")]
    [InlineData("Microsoft.AspNetCore.Mvc.Controller", "Controller 'Tickets'")]
    [InlineData("Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Page 'Tickets'")]
    [InlineData("Microsoft.AspNetCore.SignalR.Hub", "Hub 'Tickets'")]
    [InlineData("Microsoft.AspNetCore.SignalR.Hub<System.IDisposable>", "Hub 'Tickets'")]
    public Task Results_are_reported_where_somebody_waits(string type, string place) => VerifyAsync(
        $$"""
        public sealed class Tickets : {{type}}
        {
            public async Task Show(PromptBatch<string, string> batch)
            {
                await foreach (var item in {|#0:batch.ResultsAsync()|}) { }
            }

            public IAsyncEnumerable<PromptItem<string>> Rows(PromptBatch<string, string> batch) => {|#1:batch.ResultsAsync(default)|};

            public async Task Later(PromptBatch<string, string> batch)
            {
                _ = Task.Run(async () => { await foreach (var item in batch.ResultsAsync()) { } });
                await Task.Run(async () => { await foreach (var item in {|#2:batch.ResultsAsync()|}) { } });
                await batch.CancelAsync();
                await batch.GetStateAsync();
            }
        }
        """,
        [.. Enumerable.Range(0, 3).Select(location => Verify.Diagnostic(location).WithMessage(string.Format(null, Message, place)))]);

    [Fact]
    public Task Many_prompts_that_may_wait_are_reported_where_somebody_waits() => VerifyAsync(
        """
        [Patience("8h")] public sealed record Patient;
        public sealed record Hasty;

        public sealed class Tickets : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            public IAsyncEnumerable<PromptItem<string>> Rows(PromptClient<Patient, string> client, Patient[] prompts) => {|#0:client.SendManyAsync(prompts)|};

            public IAsyncEnumerable<PromptItem<string>> Null(PromptClient<Patient, string> client, Patient[] prompts) => {|#1:client.SendManyAsync(prompts, null)|};

            public IAsyncEnumerable<PromptItem<string>> Soon(PromptClient<Patient, string> client, Patient[] prompts) => client.SendManyAsync(prompts, new SendManyOptions { Deadline = default(DateTimeOffset) });

            public IAsyncEnumerable<PromptItem<string>> Now(PromptClient<Hasty, string> client, Hasty[] prompts) => client.SendManyAsync(prompts);

            public Task<PromptResult<string>> One(PromptClient<Patient, string> client, Patient prompt) => client.SendAsync(prompt);
        }

        public sealed class Nightly
        {
            public IAsyncEnumerable<PromptItem<string>> Rows(PromptClient<Patient, string> client, Patient[] prompts) => client.SendManyAsync(prompts);
        }
        """,
        [.. Enumerable.Range(0, 2).Select(static location => Verify.Diagnostic(location).WithMessage(
            "Controller 'Tickets' awaits the results of a batch, which may take a day; the prompt has [Patience]: give SendManyOptions.Deadline, or take a prompt without"))]);

    [Fact]
    public Task Results_are_reported_in_endpoints() => VerifyAsync(
        """
        using Microsoft.AspNetCore.Builder;

        public static class Endpoints
        {
            public static void Map(WebApplication app, PromptBatch<string, string> batch)
            {
                app.MapPost("/a", async () => { await foreach (var item in {|#0:batch.ResultsAsync()|}) { } });
                app.MapGroup("/b").MapGet("/", () => {|#1:batch.ResultsAsync()|});
                app.MapGet("/c", Named);
                app.MapGet("/d", () => batch.GetStateAsync());

                IAsyncEnumerable<PromptItem<string>> Local() => {|#3:batch.ResultsAsync()|};
                app.MapGet("/e", Local);
            }

            private static IAsyncEnumerable<PromptItem<string>> Named(PromptBatch<string, string> batch) => {|#2:batch.ResultsAsync()|};
        }
        """,
        [.. Enumerable.Range(0, 4).Select(location => Verify.Diagnostic(location).WithMessage(string.Format(null, Message, "An endpoint")))]);

    [Fact]
    public Task Results_are_not_reported_elsewhere() => VerifyAsync(
        """
        public sealed class Nightly : Microsoft.Extensions.Hosting.BackgroundService
        {
            public required PromptBatch<string, string> Batch { get; init; }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await foreach (var item in Batch.ResultsAsync(stoppingToken)) { }
            }
        }

        public sealed class Results : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            public object ResultsAsync() => new();

            public object Show() => ResultsAsync();
        }
        """);

    [Fact]
    public Task Results_are_not_reported_without_a_web_framework() => Verify.VerifyAsync(
        """
        public static class Program
        {
            public static async Task Main(PromptBatch<string, string> batch)
            {
                await foreach (var item in batch.ResultsAsync()) { }
            }
        }
        """);

    private static Task VerifyAsync(string source, params DiagnosticResult[] expected) => Verify.VerifyAsync(
        source,
        test => test.TestState.AdditionalReferences.AddRange(ReferenceSets.AspNetCore.Where(reference =>
            Path.GetFileName(reference.Display)!.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || Path.GetFileName(reference.Display) == "Microsoft.Extensions.Hosting.Abstractions.dll")),
        expected);
}
