namespace CachePrefix;

/// <summary>What a text looks like, in numbers: how long it is, whether it lists options, how much of it is digits, signs, capitals. One pass, no allocation.</summary>
internal static class PromptShape
{
    /// <summary>The count of numbers. They are part of the file's format: a change of their meaning is a new version of it.</summary>
    public const int Count = 24;

    /// <summary>The number that says how many options a text lists.</summary>
    public const int ListedOptions = 2;

    /// <summary>Only the beginning of a longer text is read closely.</summary>
    private const int MostCharacters = 8_192;

    /// <summary>Measures a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shape">Takes <see cref="Count"/> numbers.</param>
    public static void Measure(ReadOnlySpan<char> text, Span<float> shape)
    {
        var whole = text.Length;
        if (text.Length > MostCharacters)
            text = text[..MostCharacters];

        var characters = Characters.Of(text);
        var options = Options.Of(text);
        var stem = text[..options.Start].Trim();
        var length = Math.Max(1, text.Length);
        shape[0] = Log(whole);
        shape[1] = Log(stem.Length);
        shape[ListedOptions] = options.Count;
        shape[3] = Log(options.Mean);
        shape[4] = Log(options.Deviation);
        shape[5] = options.Count == 0 ? 0 : (float)options.Numeric / options.Count;
        shape[6] = Log(options.Longest - options.Mean);
        shape[7] = (float)characters.Digits / length;
        shape[8] = Log(characters.Digits);
        shape[9] = Log(characters.Numbers);
        shape[10] = (float)characters.Signs / length;
        shape[11] = (float)characters.Capitals / length;
        shape[12] = (float)characters.Foreign / length;
        shape[13] = characters.Words == 0 ? 0 : (float)characters.Letters / characters.Words;
        shape[14] = Log(characters.Sentences);
        shape[15] = Log(characters.Lines);
        shape[16] = Log(characters.Capitalised);
        shape[17] = Log(characters.Blanks);
        shape[18] = Ends(stem, '?');
        shape[19] = Ends(stem, ':') + (2 * Ends(stem, '.'));
        shape[20] = Has(stem, " not ") + (2 * Has(stem, "except")) + (text.Contains(" NOT ", StringComparison.Ordinal) ? 4 : 0);
        shape[21] = Has(text, "all of the above") + Has(text, "none of ") + Has(text, "both ");
        shape[22] = Has(stem, "how many") + Has(stem, "how much") + (2 * Has(stem, "which")) + (4 * Has(stem, "why"));
        shape[23] = Has(stem, "most ") + Has(stem, "best") + Has(stem, "least");
    }

    private static float Log(double value) => (float)Math.Log(1 + Math.Max(0, value));

    private static float Ends(ReadOnlySpan<char> text, char with) => text.Length > 0 && text[^1] == with ? 1 : 0;

    private static float Has(ReadOnlySpan<char> text, ReadOnlySpan<char> part) => text.Contains(part, StringComparison.OrdinalIgnoreCase) ? 1 : 0;

    /// <summary>Counts of kinds of characters.</summary>
    private ref struct Characters
    {
        public int Digits;
        public int Numbers;
        public int Signs;
        public int Capitals;
        public int Foreign;
        public int Letters;
        public int Words;
        public int Sentences;
        public int Lines;
        public int Capitalised;
        public int Blanks;

        public static Characters Of(ReadOnlySpan<char> text)
        {
            var counts = new Characters();
            var previous = ' ';
            foreach (var letter in text)
            {
                counts.Add(letter, previous);
                previous = letter;
            }

            return counts;
        }

        private void Add(char letter, char previous)
        {
            if (letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' || letter > 127)
            {
                var starts = !(char.IsAsciiLetter(previous) || previous > 127);
                Letters++;
                Words += starts ? 1 : 0;
                Foreign += letter > 127 ? 1 : 0;
                Capitals += letter is >= 'A' and <= 'Z' ? 1 : 0;
                Capitalised += starts && letter is >= 'A' and <= 'Z' ? 1 : 0;
                return;
            }

            switch (letter)
            {
                case >= '0' and <= '9':
                    Digits++;
                    Numbers += previous is >= '0' and <= '9' ? 0 : 1;
                    break;
                case '+' or '*' or '/' or '=' or '^' or '<' or '>' or '(' or ')' or '[' or ']' or '{' or '}' or '\\' or '$' or '-' or '|' or '%':
                    Signs++;
                    break;
                case '.' or '?' or '!':
                    Sentences++;
                    break;
                case '\n':
                    Lines++;
                    break;
                case '_':
                    Blanks += previous == '_' ? 0 : 1;
                    break;
            }
        }
    }

    /// <summary>Lines that begin as the items of a list do: <c>A.</c>, <c>b)</c>, <c>1.</c>, <c>-</c>.</summary>
    private ref struct Options
    {
        public int Start;
        public int Count;
        public int Numeric;
        public double Mean;
        public double Deviation;
        public int Longest;

        public static Options Of(ReadOnlySpan<char> text)
        {
            var options = new Options { Start = text.Length };
            double sum = 0, squares = 0;
            for (var at = 0; at < text.Length;)
            {
                var end = text[at..].IndexOf('\n');
                var line = end < 0 ? text[at..] : text.Slice(at, end);
                if (Item(line) is >= 0 and var skip)
                {
                    var item = line[skip..].Trim();
                    options.Start = Math.Min(options.Start, at);
                    options.Count++;
                    options.Numeric += item.Length > 0 && !char.IsAsciiLetter(item[0]) ? 1 : 0;
                    options.Longest = Math.Max(options.Longest, item.Length);
                    sum += item.Length;
                    squares += (double)item.Length * item.Length;
                }

                at += line.Length + 1;
            }

            if (options.Count > 0)
            {
                options.Mean = sum / options.Count;
                options.Deviation = Math.Sqrt(Math.Max(0, (squares / options.Count) - (options.Mean * options.Mean)));
            }

            return options;
        }

        /// <summary>Where the text of a list's item begins in its line, or -1.</summary>
        private static int Item(ReadOnlySpan<char> line)
        {
            if (line.Length > 2 && char.IsAsciiLetterOrDigit(line[0]) && line[1] is '.' or ')' && line[2] == ' ')
                return 3;
            return line.Length > 2 && line[0] is '-' or '*' && line[1] == ' ' ? 2 : -1;
        }
    }
}
