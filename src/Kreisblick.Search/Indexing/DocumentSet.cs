using System.Numerics;

namespace Kreisblick.Search;

/// <summary>
/// A set of documents of one index, as a bitmap over its ordinals. Made by <see cref="SearchIndex.Where"/> or
/// <see cref="SearchIndex.SetOf"/>; belongs to that index only.
/// </summary>
public sealed class DocumentSet
{
    private readonly ulong[] bits;

    internal DocumentSet(SearchIndex owner, int size)
    {
        Owner = owner;
        bits = new ulong[(size + 63) / 64];
    }

    internal SearchIndex Owner { get; }

    /// <summary>Number of documents in the set.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in bits)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    internal bool Contains(int ordinal) => (bits[ordinal >> 6] >> (ordinal & 63) & 1) != 0;

    internal void Add(int ordinal) => bits[ordinal >> 6] |= 1UL << (ordinal & 63);
}
