namespace Kreisblick.Benchmarks.Search;

/// <summary>What every engine in the bench can do.</summary>
internal interface ISearchEngine : IDisposable
{
    string Name { get; }

    void Build(OfferCollection collection);

    /// <summary>Size of the built index in bytes, as the engine itself reports it.</summary>
    long Bytes { get; }

    /// <summary>First 20 hits by rank, total, and counts of all facets.</summary>
    BenchAnswer Search(BenchQuery query);

    /// <summary>Numbers of the first hits for a title, all its words asked for in the engine's own way.</summary>
    IReadOnlyList<int> FindTitle(string title, int most);
}

internal sealed record BenchAnswer(int Total, IReadOnlyList<int> First, int[][] Counts);
