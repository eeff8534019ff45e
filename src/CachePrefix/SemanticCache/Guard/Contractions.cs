using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CachePrefix;

/// <summary>Short forms of English and what they stand for.</summary>
internal static class Contractions
{
    private static readonly FrozenDictionary<string, string[]> Known = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["whats"] = ["what", "is"], ["what's"] = ["what", "is"], ["wat"] = ["what"], ["wats"] = ["what", "is"],
        ["who's"] = ["who", "is"], ["whos"] = ["who", "is"], ["where's"] = ["where", "is"], ["wheres"] = ["where", "is"],
        ["how's"] = ["how", "is"], ["when's"] = ["when", "is"], ["why's"] = ["why", "is"], ["it's"] = ["it", "is"], ["that's"] = ["that", "is"],
        ["there's"] = ["there", "is"], ["i'm"] = ["i", "am"], ["im"] = ["i", "am"], ["i've"] = ["i", "have"], ["i'd"] = ["i", "would"], ["i'll"] = ["i", "will"],
        ["you're"] = ["you", "are"], ["we're"] = ["we", "are"], ["they're"] = ["they", "are"], ["let's"] = ["let", "us"],
        ["isn't"] = ["is", "not"], ["isnt"] = ["is", "not"], ["aren't"] = ["are", "not"], ["arent"] = ["are", "not"], ["wasn't"] = ["was", "not"], ["weren't"] = ["were", "not"],
        ["don't"] = ["do", "not"], ["dont"] = ["do", "not"], ["doesn't"] = ["does", "not"], ["doesnt"] = ["does", "not"], ["didn't"] = ["did", "not"], ["didnt"] = ["did", "not"],
        ["can't"] = ["can", "not"], ["cant"] = ["can", "not"], ["cannot"] = ["can", "not"], ["won't"] = ["will", "not"], ["wont"] = ["will", "not"],
        ["couldn't"] = ["could", "not"], ["shouldn't"] = ["should", "not"], ["wouldn't"] = ["would", "not"], ["hasn't"] = ["has", "not"], ["haven't"] = ["have", "not"],
        ["mustn't"] = ["must", "not"], ["u"] = ["you"], ["r"] = ["are"], ["pls"] = ["please"], ["plz"] = ["please"], ["thx"] = ["thanks"],
        ["teh"] = ["the"], ["hte"] = ["the"], ["wiht"] = ["with"], ["adn"] = ["and"], ["fo"] = ["of"], ["taht"] = ["that"],
        ["diference"] = ["difference"], ["diffrence"] = ["difference"], ["betwen"] = ["between"], ["wich"] = ["which"], ["whcih"] = ["which"], ["waht"] = ["what"], ["becuase"] = ["because"],
        ["thier"] = ["their"], ["shoud"] = ["should"], ["recieve"] = ["receive"], ["seperate"] = ["separate"], ["adress"] = ["address"], ["hwo"] = ["how"], ["doese"] = ["does"], ["wih"] = ["with"],
        ["gonna"] = ["going", "to"], ["wanna"] = ["want", "to"], ["gotta"] = ["have", "to"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool TryExpand(string word, [NotNullWhen(true)] out string[]? words) => word is "R" or "U" or "IM" or "FO"
        ? (words = null) is not null
        : Known.TryGetValue(word, out words);
}
