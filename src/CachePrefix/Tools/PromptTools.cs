using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Makes tools of methods. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PromptTools
{
    /// <summary>Makes a tool of a method; descriptions come from its attributes.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">The name that the model sees.</param>
    /// <param name="context">A context that knows the types of parameters and result; the types that need none when <see langword="null"/>.</param>
    /// <returns>The tool.</returns>
    public static AITool Create(Delegate method, string name, JsonSerializerContext? context) =>
        AIFunctionFactory.Create(method, new AIFunctionFactoryOptions { Name = name, SerializerOptions = OptionsOf(context) });

    /// <summary>A context knows only the types of its program, so strings, numbers and the like come from the library's own.</summary>
    private static JsonSerializerOptions? OptionsOf(JsonSerializerContext? context)
    {
        if (context is null)
            return null;

        var options = new JsonSerializerOptions(context.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(context, AIJsonUtilities.DefaultOptions.TypeInfoResolver),
        };
        options.MakeReadOnly();
        return options;
    }
}
