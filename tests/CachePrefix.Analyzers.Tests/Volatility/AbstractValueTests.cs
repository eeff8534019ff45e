using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Tests.Volatility;

public class AbstractValueTests
{
    private static readonly SyntaxNode[] Places =
    [
        .. CSharpSyntaxTree.ParseText(string.Concat(Enumerable.Range(0, 80).Select(static i => $"class C{i};"))).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>(),
    ];

    /// <summary>Loops end only because a join that adds nothing gives the value itself, also where the limit cuts off what it would add.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(80)]
    public void Joining_what_is_known_gives_the_value_itself(int most)
    {
        var random = new Random(most);
        for (var run = 0; run < 300; run++)
        {
            var (left, right) = (Value(random, most), Value(random, most));
            var joined = left.Join(right);

            Assert.True(joined.Taints.Length <= TaintSet.Limit);
            Assert.Same(joined, joined.Join(right));
            Assert.Same(joined, joined.Join(left));
        }
    }

    private static AbstractValue Value(Random random, int most)
    {
        var value = AbstractValue.Stable;
        for (var count = random.Next(1, most); count > 0; count--)
        {
            value = value.Join(AbstractValue.Of(new Taint(VolatilityKind.Clock, Places[random.Next(Places.Length)], "now")
            {
                Followed = random.Next(2) == 0 ? null : "text",
                IsCondition = random.Next(2) == 0,
            }));
        }

        return value;
    }
}
