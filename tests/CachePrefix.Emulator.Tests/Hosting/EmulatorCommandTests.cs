using System.CommandLine;
using System.Net;
using System.Net.NetworkInformation;
using CachePrefix.Emulator.Hosting;

namespace CachePrefix.Emulator.Tests.Hosting;

public sealed class EmulatorCommandTests
{
    [Fact]
    public async Task The_command_listens_on_loopback_and_stops_when_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var output = new StringWriter();
        var run = EmulatorCommand.Create().Parse(["--port", "0"]).InvokeAsync(new InvocationConfiguration { Output = output }, stop.Token);
        while (!output.ToString().Contains("Ctrl+C", StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext(run));
        var address = new Uri(output.ToString().Split('\n')[0]["Listening on ".Length..].Trim());
        using var http = new HttpClient { BaseAddress = address };

        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(address.Host)));
        Assert.Contains("\"requests\": 0", await http.GetStringAsync("emulator/stats"), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Theory]
    [InlineData("--host", "example.org", "The host is 'example.org'; give an IP address")]
    [InlineData("--port", "70000", "The port is 70000; give one from 1 to 65535")]
    [InlineData("--faults", "nope", "'nope' is not a fault")]
    [InlineData("--rules", "/does/not/exist.json", "/does/not/exist.json")]
    public async Task A_bad_option_is_explained_in_one_line(string option, string value, string message)
    {
        var error = new StringWriter();

        var code = await EmulatorCommand.Create().Parse([option, value]).InvokeAsync(new InvocationConfiguration { Error = error });

        Assert.Equal(2, code);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().Trim().Split('\n'));
    }

    [Fact]
    public async Task A_taken_port_is_explained()
    {
        await using var emulator = await ProviderEmulator.StartAsync();
        var error = new StringWriter();

        var code = await EmulatorCommand.Create().Parse(["--port", emulator.BaseAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            .InvokeAsync(new InvocationConfiguration { Error = error });

        Assert.Equal(2, code);
        Assert.Contains("address already in use", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_loopback_is_bound_unless_told_otherwise()
    {
        await using var emulator = await ProviderEmulator.StartAsync();

        var bound = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(endpoint => endpoint.Port == emulator.BaseAddress.Port);

        Assert.All(bound, endpoint => Assert.True(IPAddress.IsLoopback(endpoint.Address)));
        Assert.NotEmpty(bound);
    }

    [Fact]
    public async Task Other_paths_say_what_there_is()
    {
        await using var emulator = await ProviderEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        var response = await http.GetAsync("v1/embeddings");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("GET /v1/embeddings is not emulated; docs/emulator.md lists what is", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static CancellationToken TestContext(Task run) => run.IsCompleted ? throw new InvalidOperationException("The command ended at once.") : CancellationToken.None;
}
