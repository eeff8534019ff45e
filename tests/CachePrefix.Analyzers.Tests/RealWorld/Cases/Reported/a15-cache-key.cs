// reports CPA1016 on Guid.NewGuid()
// reports CPA1016 on userId
// reports CPA1016 on DateTime.UtcNow
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Threading.Tasks;
using Microsoft.Extensions.AI;
namespace a15_cache_key;

#pragma warning disable OPENAI001, SCME0001
public static class T
{
    public static OpenAI.Chat.ChatCompletionOptions A() { var o = new OpenAI.Chat.ChatCompletionOptions(); o.Patch.Set("$.prompt_cache_key"u8, Guid.NewGuid().ToString()); return o; }
    public static OpenAI.Chat.ChatCompletionOptions B(string userId) { var o = new OpenAI.Chat.ChatCompletionOptions(); o.Patch.Set("$.prompt_cache_key"u8, $"shop-{userId}-{DateTime.UtcNow:yyyyMMddHHmm}"); return o; }
}
