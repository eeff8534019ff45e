// reports CPA1016 on Guid.NewGuid()
// reports CPA1016 on userId
// reports CPA1016 on DateTime.UtcNow
#pragma warning disable OPENAI001, SCME0001
namespace Application;

static class Options
{
    public static OpenAI.Chat.ChatCompletionOptions PerCall()
    {
        var options = new OpenAI.Chat.ChatCompletionOptions();
        options.Patch.Set("$.prompt_cache_key"u8, Guid.NewGuid().ToString());
        return options;
    }

    public static OpenAI.Chat.ChatCompletionOptions PerUser(string userId)
    {
        var options = new OpenAI.Chat.ChatCompletionOptions();
        options.Patch.Set("$.prompt_cache_key"u8, $"shop-{userId}-{DateTime.UtcNow:yyyyMMddHHmm}");
        return options;
    }

    public static OpenAI.Chat.ChatCompletionOptions Other()
    {
        var options = new OpenAI.Chat.ChatCompletionOptions();
        options.Patch.Set("$.user"u8, Guid.NewGuid().ToString());
        return options;
    }
}
