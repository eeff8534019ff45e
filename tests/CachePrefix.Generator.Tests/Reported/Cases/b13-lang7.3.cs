// reports CPA9023
using CachePrefix;
namespace Acme
{
    [Prompt, Tier("simple")]
    public sealed partial class P : IPrompt<string>
    {
        [CachedPrefix] public const string Role = "You answer.";
        [CachedPrefix] public string Handbook { get; set; }
        [PromptInput] public string Q { get; set; } = "";
        [Validator] public static bool V(string a) { return true; }
        [PromptTool] public static string T(string a) { return a; }
        public P() { Handbook = ""; }
    }
}
