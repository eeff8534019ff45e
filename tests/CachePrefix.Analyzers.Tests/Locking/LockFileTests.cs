using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Locking;

namespace CachePrefix.Analyzers.Tests.Locking;

public sealed class LockFileTests
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly LockEntry Entry = LockEntry.Of(
        "Acme.Ask",
        [new ConstantItem(ConstantItem.Tool, "find_order", "find_order\nFinds.\nstring\n", 20), new ConstantItem(ConstantItem.System, "Role", new string('a', 130), 30)]);

    [Fact]
    public void A_line_holds_hash_tokens_and_the_trace_of_every_item()
    {
        var line = Entry.ToLine();

        Assert.Matches("^Acme\\.Ask sha256:[0-9a-f]{64} 50 find_order\\(\\)=25/[0-9a-f]{8}/[A-Za-z0-9_-] Role=130/[0-9a-f]{8}/[A-Za-z0-9_-]{3}$", line);
        Assert.Equal(Entry, LockEntry.Parse(line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme.Ask")]
    [InlineData("Acme.Ask sha256:12 5")]
    [InlineData("Acme.Ask sha256:" + Hash + " five")]
    [InlineData("Acme.Ask sha256:" + Hash + " 5 Role")]
    [InlineData("Acme.Ask sha256:" + Hash + " 5 Role=1/2")]
    [InlineData("Acme.Ask sha256:" + Hash + " 5 Role=x/2/3")]
    [InlineData("<<<<<<< ours")]
    public void Another_line_is_not_read(string line) => Assert.Null(LockEntry.Parse(line));

    [Fact]
    public void Lines_are_in_ordinal_order_behind_the_header()
    {
        var lines = LockFile.Format([Entry with { Prompt = "b" }, Entry with { Prompt = "B" }, Entry with { Prompt = "a.b" }]).ToList();

        Assert.Equal([LockFile.Header, "B", "a.b", "b"], lines.Select((line, index) => index == 0 ? line : LockFile.PromptOf(line)));
    }

    [Theory]
    [InlineData("", "<header>\nb 2\n")]
    [InlineData("# ours\na 1\nc 1\n", "# ours\na 1\nb 2\nc 1\n")]
    [InlineData("# ours\r\na 1\r\nb 1\r\nc 1", "# ours\r\na 1\r\nb 2\r\nc 1\r\n")]
    [InlineData("\uFEFFb 1\nb 3\nstale line\n\n", "<header>\nb 2\n")]
    public void Edits_keep_order_comments_and_line_ends(string text, string expected) =>
        Assert.Equal(expected.Replace("<header>", LockFile.Header, StringComparison.Ordinal), LockFile.Edit(text, ["b 2"], ["stale line"]));

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(5_000)]
    public void A_trace_finds_the_window_of_the_first_difference(int length)
    {
        var random = new Random(length);
        var text = string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(' ', 'z')));
        var (hits, tries) = (0, 400);
        for (var i = 0; i < tries; i++)
        {
            var place = random.Next(length);
            var changed = text.Remove(place, 1).Insert(place, "~");
            var found = TextTrace.FirstDifference(Item(text), Item(changed));

            Assert.InRange(found, place / TextTrace.Window * TextTrace.Window, Math.Max(0, (length - 1) / TextTrace.Window) * TextTrace.Window);
            hits += found == place / TextTrace.Window * TextTrace.Window ? 1 : 0;
        }

        Assert.InRange(hits, tries * 95 / 100, tries);
    }

    [Theory]
    [InlineData(10, 20, 0)]
    [InlineData(64, 100, 64)]
    [InlineData(100, 64, 64)]
    [InlineData(128, 129, 128)]
    public void Added_and_cut_text_differs_at_the_end_of_the_shorter(int before, int after, int expected)
    {
        var text = new string('x', 200);

        Assert.Equal(expected, TextTrace.FirstDifference(Item(text[..before]), Item(text[..after])));
    }

    [Fact]
    public void A_lock_of_forty_prompts_stays_small()
    {
        var lines = LockFile.Format(Enumerable.Range(0, 40).Select(i => LockEntry.Of($"Acme.Prompt{i}", [new ConstantItem(ConstantItem.System, "Rules", new string('x', 16_000), 4_000)])));

        Assert.All(lines, line => Assert.InRange(line.Length, 1, 400));
    }

    private static LockItem Item(string text) => LockEntry.Of("p", [new ConstantItem(ConstantItem.System, "t", text, 1)]).Items[0];
}
