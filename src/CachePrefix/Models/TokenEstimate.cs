using System.Runtime.CompilerServices;

namespace CachePrefix.Models;

/// <summary>About how many tokens a text has, without a tokenizer.</summary>
/// <remarks>
/// <para>
/// The text is cut into pieces much as tokenizers cut it: words with the space before them, numbers, punctuation, white space,
/// and single characters of scripts without word breaks. Each piece adds to three sums:
/// </para>
/// <list type="table">
/// <listheader><term>piece</term><description>lower, likely, upper tokens</description></listheader>
/// <item><term>word of <c>n</c> ASCII letters, cut where a capital follows a small letter</term><description>1 for 16; 1 for 9; 1 for 3, or without a space before it 1 for 1 up to three letters and 2 more after that</description></item>
/// <item><term>word of <c>n</c> letters, some accented, Greek or Cyrillic</term><description>1 for 10; 1 for 3; 1 for 1</description></item>
/// <item><term>word of <c>n</c> letters, some Hebrew or Arabic</term><description>1 for 10; 1 for 2; 2 for 1</description></item>
/// <item><term>number of <c>n</c> digits, three at a time</term><description>3/4; 1; <c>n</c></description></item>
/// <item><term>run of <c>n</c> signs of punctuation</term><description>1 for 8; 1 for 3; 1 for 1</description></item>
/// <item><term>run of <c>n</c> spaces or line ends, if more than the one before a word</term><description>0; 1; 1 for 2</description></item>
/// <item><term>one Chinese, Japanese or Korean character</term><description>1 for 2; 1; 2</description></item>
/// <item><term>one character of another script, such as Devanagari or Thai</term><description>1 for 4; 1; 3</description></item>
/// <item><term>one emoji or symbol</term><description>1 for 2; 2; its UTF-8 bytes</description></item>
/// </list>
/// <para>
/// <see cref="Upper"/> also covers tokenizers that make about 30 % more tokens of the same text. The bounds hold for prose, code and
/// data in common languages; a text made to defeat a tokenizer can leave them. Equal texts give equal estimates on every machine.
/// </para>
/// </remarks>
public readonly struct TokenEstimate : IEquatable<TokenEstimate>
{
    /// <summary>Long texts are read by the first calls already, which code that is compiled in steps would make ten times as slow. The older frameworks have no name for it.</summary>
    private const MethodImplOptions FullyCompiled = (MethodImplOptions)512;

    private TokenEstimate(int lower, int likely, int upper)
    {
        Lower = lower;
        Likely = likely;
        Upper = upper;
    }

    /// <summary>No common tokenizer makes fewer tokens of ordinary text.</summary>
    public int Lower { get; }

    /// <summary>The single best guess; it is additive over pieces of text cut at white space.</summary>
    public int Likely { get; }

    /// <summary>No common tokenizer makes more tokens of ordinary text.</summary>
    public int Upper { get; }

    /// <summary>Estimates the tokens of a text.</summary>
    /// <param name="text">Any text; an empty one has no tokens.</param>
    [MethodImpl(FullyCompiled)]
    public static TokenEstimate Of(string text)
    {
        if (text == null)
            throw new ArgumentNullException(nameof(text));
        int lower = 0, likely = 0, upper = 0;
        for (var index = 0; index < text.Length;)
        {
            var piece = Piece.At(text, index);
            lower += piece.Lower;
            likely += piece.Likely;
            upper += piece.Upper;
            index += piece.Length;
        }

        return new TokenEstimate((lower + 3) / 4, likely, upper);
    }

    /// <summary>Finds where a number of likely tokens ends.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="startIndex">The index of the first character to count.</param>
    /// <param name="tokens">How many tokens to pass.</param>
    /// <param name="counted">How many were passed: fewer if the text ends first, a few more if the last piece has several.</param>
    /// <returns>The index after the last piece passed. It depends only on the text before it and the piece it ends.</returns>
    [MethodImpl(FullyCompiled)]
    public static int IndexAfter(string text, int startIndex, int tokens, out int counted)
    {
        if (text == null)
            throw new ArgumentNullException(nameof(text));
        counted = 0;
        var index = startIndex;
        while (index < text.Length && counted < tokens)
        {
            var piece = Piece.At(text, index);
            counted += piece.Likely;
            index += piece.Length;
        }

        return index;
    }

    /// <summary>Adds two estimates.</summary>
    /// <param name="left">One estimate.</param>
    /// <param name="right">The other.</param>
    public static TokenEstimate operator +(TokenEstimate left, TokenEstimate right) =>
        new TokenEstimate(left.Lower + right.Lower, left.Likely + right.Likely, left.Upper + right.Upper);

    /// <summary>Whether two estimates are equal.</summary>
    /// <param name="left">One estimate.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(TokenEstimate left, TokenEstimate right) => left.Equals(right);

    /// <summary>Whether two estimates differ.</summary>
    /// <param name="left">One estimate.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(TokenEstimate left, TokenEstimate right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TokenEstimate other) => Lower == other.Lower && Likely == other.Likely && Upper == other.Upper;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TokenEstimate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((Lower * 397) ^ Likely) * 397 ^ Upper;

    /// <summary>The likely number and, in parentheses, both bounds.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Likely} ({Lower} to {Upper})");

    /// <summary>A stretch of text that tokenizers treat alike. Lower is counted in quarters of a token.</summary>
    private readonly struct Piece
    {
        private const int LongestWord = 64;

        private static readonly Kind[] Ascii = KindsOfAscii();

        private Piece(int length, int quarters, int likely, int upper)
        {
            Length = length;
            Lower = quarters;
            Likely = likely;
            Upper = upper;
        }

        public int Length { get; }

        public int Lower { get; }

        public int Likely { get; }

        public int Upper { get; }

        [MethodImpl(FullyCompiled)]
        public static Piece At(string text, int start)
        {
            var first = text[start];
            if (first == ' ' && start + 1 < text.Length && KindOf(text[start + 1]) == Kind.Letter)
                return Word(text, start, 1);
            switch (KindOf(first))
            {
                case Kind.Letter:
                    return Word(text, start, 0);
                case Kind.Digit:
                    var digits = Run(text, start, Kind.Digit, 3);
                    return new Piece(digits, 3, 1, digits);
                case Kind.Space:
                    var spaces = Run(text, start, Kind.Space, LongestWord);
                    return SpaceBefore(text, start, spaces);
                case Kind.Punctuation:
                    var signs = Run(text, start, Kind.Punctuation, LongestWord);
                    return new Piece(signs, 4 * Divide(signs, 8), Divide(signs, 3), signs);
                case Kind.Ideograph:
                    return new Piece(1, 2, 1, 2);
                case Kind.Syllable:
                    return new Piece(1, 1, 1, 3);
                default:
                    return char.IsHighSurrogate(first) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1])
                        ? new Piece(2, 2, 2, 4)
                        : new Piece(1, 2, 2, 3);
            }
        }

        private static Piece SpaceBefore(string text, int start, int spaces)
        {
            var end = start + spaces;
            var joinsWord = spaces > 1 && text[end - 1] == ' ' && end < text.Length && KindOf(text[end]) == Kind.Letter;
            var own = joinsWord ? spaces - 1 : spaces;
            return new Piece(own, 0, 1, Divide(own, 2));
        }

        [MethodImpl(FullyCompiled)]
        private static Piece Word(string text, int start, int space)
        {
            var index = start + space;
            var highest = '\0';
            var limit = Math.Min(text.Length, index + LongestWord);
            var begin = index;
            var wasLower = false;
            for (; index < limit; index++)
            {
                var letter = text[index];
                var isLower = IsAsciiLower(letter);
                if (!isLower)
                {
                    if (IsAsciiUpper(letter) ? wasLower : KindOf(letter) != Kind.Letter)
                        break;
                    highest = letter > highest ? letter : highest;
                }

                wasLower = isLower;
            }

            var letters = index - begin;
            if (highest < 0x80)
                return new Piece(letters + space, 4 * Divide(letters, 16), Divide(letters, 9), space > 0 ? Divide(letters, 3) : Glued(letters));
            return highest < 0x0590
                ? new Piece(letters + space, 4 * Divide(letters, 10), Divide(letters, 3), letters)
                : new Piece(letters + space, 4 * Divide(letters, 10), Divide(letters, 2), 2 * letters);
        }

        private static int Glued(int letters) => letters <= 3 ? letters : Divide(letters, 3) + 2;

        [MethodImpl(FullyCompiled)]
        private static int Run(string text, int start, Kind kind, int longest)
        {
            var limit = Math.Min(text.Length, start + longest);
            var index = start + 1;
            while (index < limit && KindOf(text[index]) == kind)
                index++;
            return index - start;
        }

        private static int Divide(int count, int by) => (count + by - 1) / by;

        private static bool IsAsciiUpper(char c) => (uint)(c - 'A') <= 'Z' - 'A';

        private static bool IsAsciiLower(char c) => (uint)(c - 'a') <= 'z' - 'a';

        private static Kind KindOf(char c)
        {
            var ascii = Ascii;
            if (c < ascii.Length)
                return ascii[c];
            if (c < 0x0900)
                return c < 0x00C0 || c == 0x00D7 || c == 0x00F7 ? Kind.Punctuation : Kind.Letter;
            if ((c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF))
                return Kind.Ideograph;
            if (c < 0x1E00)
                return Kind.Syllable;
            if (c < 0x2000)
                return Kind.Letter;
            return c >= 0x2000 && c <= 0x206F ? Kind.Punctuation : Kind.Other;
        }

        private static Kind[] KindsOfAscii()
        {
            var kinds = new Kind[0x80];
            for (var c = '\0'; c < kinds.Length; c++)
            {
                kinds[c] = IsAsciiLower(c) || IsAsciiUpper(c) ? Kind.Letter
                    : c >= '0' && c <= '9' ? Kind.Digit
                    : c <= ' ' || c == 0x7F ? Kind.Space
                    : Kind.Punctuation;
            }

            return kinds;
        }
    }

    private enum Kind : byte
    {
        Letter,
        Digit,
        Space,
        Punctuation,
        Ideograph,
        Syllable,
        Other,
    }
}
