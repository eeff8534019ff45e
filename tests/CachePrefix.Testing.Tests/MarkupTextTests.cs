namespace CachePrefix.Testing.Tests;

public sealed class MarkupTextTests
{
    [Fact]
    public void All_three_kinds_of_marker_are_taken_out_and_remembered()
    {
        var markup = MarkupText.Parse("a[|b|]c{|CPA1001:d{|#2:e|}|}f");

        Assert.Equal("abcdef", markup.Text);
        Assert.Collection(
            markup.Spans,
            span => Assert.Equal(("b", null, null), (Text(span), span.Id, span.Key)),
            span => Assert.Equal(("de", "CPA1001", null), (Text(span), span.Id, span.Key)),
            span => Assert.Equal(("e", null, 2), (Text(span), span.Id, span.Key)));

        string Text(MarkedSpan span) => markup.Text.Substring(span.Span.Start, span.Span.Length);
    }

    [Theory]
    [InlineData("if (a || b) { return x | y; }")]
    [InlineData("x is { Length: > 0 } or [1, .., 2]")]
    [InlineData("var all = flags[a | b];")]
    public void Ordinary_code_is_not_markup(string code) => Assert.Equal(code, MarkupText.Parse(code).Text);

    [Theory]
    [InlineData("a[|b")]
    [InlineData("a{|CPA1001:b")]
    [InlineData("ab|]")]
    public void An_unbalanced_marker_fails(string markup) => Assert.Throws<VerificationException>(() => MarkupText.Parse(markup));
}
