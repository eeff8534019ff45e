using Microsoft.Extensions.AI;

namespace CachePrefix;

public partial struct PromptRequestWriter
{
    /// <summary>
    /// Adds a text to the last user turn: as it is when it is the only input, otherwise in a labelled block, whose tags the text cannot forge.
    /// </summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="text">The text; nothing is sent when it is empty or white space.</param>
    public void Input(int segment, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;

        var label = _layout[segment].Label;
        AddInput(new TextContent(label is null ? text : $"<{label}>\n{BlockText.Escape(text, _layout.Labels)}\n</{label}>"));
    }

    /// <summary>Adds texts to the last user turn, one line break apart in one block.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="texts">The texts.</param>
    public void Input(int segment, IEnumerable<string>? texts) =>
        Input(segment, texts is null ? null : string.Join('\n', texts));

    /// <summary>Adds a content, such as an image or a document, to the last user turn.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="content">The content.</param>
    public void Input(int segment, AIContent? content)
    {
        if (content is not null)
            Input(segment, [content]);
    }

    /// <summary>Adds contents, such as images or documents, to the last user turn.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="contents">The contents. Breakpoints that they carry are left out, on copies.</param>
    /// <exception cref="ArgumentException">A content is null.</exception>
    public void Input(int segment, IEnumerable<AIContent>? contents)
    {
        if (contents is null)
            return;

        var label = _layout[segment].Label;
        var count = 0;
        foreach (var content in contents)
        {
            Require(content, segment, "content", count);
            if (count++ == 0 && label is not null)
                AddInput(new TextContent($"<{label}>"));
            AddInput(label is null ? Unmarked.Of(content) : InBlock(content));
        }

        if (count > 0 && label is not null)
            AddInput(new TextContent($"</{label}>"));
    }

    private readonly AIContent InBlock(AIContent content)
    {
        if (content is not TextContent text)
            return Unmarked.Of(content);

        var escaped = BlockText.Escape(text.Text, _layout.Labels, continues: true);
        return ReferenceEquals(escaped, text.Text) ? Unmarked.Of(content) : new TextContent(escaped);
    }

    private void AddInput(AIContent content) => (_input ??= new List<AIContent>(_layout.InputCount)).Add(content);
}
