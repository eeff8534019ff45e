using Microsoft.Extensions.AI;

namespace CachePrefix;

public partial struct PromptRequestWriter
{
    /// <summary>Adds a text to the last user turn: as it is when it is the only input, in a labelled block otherwise.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="text">The text; nothing is sent when it is empty or white space.</param>
    public void Input(int segment, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;

        var label = _layout[segment].Label;
        AddInput(new TextContent(label is null ? text : $"<{label}>\n{text}\n</{label}>"));
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
    /// <param name="contents">The contents.</param>
    public void Input(int segment, IEnumerable<AIContent>? contents)
    {
        if (contents is null)
            return;

        var label = _layout[segment].Label;
        var opened = false;
        foreach (var content in contents)
        {
            if (!opened && label is not null)
                AddInput(new TextContent($"<{label}>"));
            opened = true;
            AddInput(content);
        }

        if (opened && label is not null)
            AddInput(new TextContent($"</{label}>"));
    }

    private void AddInput(AIContent content) => (_input ??= new List<AIContent>(_layout.InputCount)).Add(content);
}
