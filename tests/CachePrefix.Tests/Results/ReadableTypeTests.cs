using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Results;

/// <summary>A type that has a schema and yet cannot be read is refused when the reader is made, not with the first answer.</summary>
public class ReadableTypeTests
{
    [Theory]
    [InlineData(typeof(ILookup<string, int>))]
    [InlineData(typeof(IQueryable<int>))]
    [InlineData(typeof(IReadOnlySet<int>))]
    [InlineData(typeof(ReadOnlyCollection<int>))]
    [InlineData(typeof(FrozenSet<int>))]
    [InlineData(typeof(BitArray))]
    [InlineData(typeof(Dictionary<List<int>, int>))]
    [InlineData(typeof(Stream))]
    public void What_cannot_be_read_is_refused_by_name(Type type)
    {
        var own = Assert.Throws<CachePrefixConfigurationException>(() => ReaderOf(type));
        var held = Assert.Throws<CachePrefixConfigurationException>(() => ReaderOf(typeof(Holder<>).MakeGenericType(type)));
        var deep = Assert.Throws<CachePrefixConfigurationException>(() => ReaderOf(typeof(List<>).MakeGenericType(typeof(Holder<>).MakeGenericType(type))));

        Assert.Contains(TypeName.Of(type), own.Message, StringComparison.Ordinal);
        Assert.Contains("'held'", held.Message, StringComparison.Ordinal);
        Assert.Contains("'held'", deep.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(IEnumerable<string>))]
    [InlineData(typeof(ISet<int>))]
    [InlineData(typeof(Queue<int>))]
    [InlineData(typeof(LinkedList<int>))]
    [InlineData(typeof(ImmutableArray<int>))]
    [InlineData(typeof(ConcurrentDictionary<string, int>))]
    [InlineData(typeof(Dictionary<Guid, int[]>))]
    [InlineData(typeof(SortedDictionary<DayOfWeek, List<string>>))]
    [InlineData(typeof(IDictionary<string, object>))]
    [InlineData(typeof(Memory<byte>))]
    public void What_can_be_read_is_not(Type type)
    {
        ReaderOf(type);
        ReaderOf(typeof(Holder<>).MakeGenericType(type));
    }

    private static object ReaderOf(Type type)
    {
        try
        {
            return Activator.CreateInstance(typeof(JsonResultReader<>).MakeGenericType(type), AIJsonUtilities.DefaultOptions)!;
        }
        catch (System.Reflection.TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    public sealed record Holder<T>(T Held, string Name);
}
