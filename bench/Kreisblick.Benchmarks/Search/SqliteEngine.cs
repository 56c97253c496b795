using Microsoft.Data.Sqlite;

namespace Kreisblick.Benchmarks.Search;

/// <summary>SQLite FTS5 in memory, tokenizer unicode61 without diacritics, words joined by OR, bm25 with the same field weights.</summary>
internal sealed class SqliteEngine : ISearchEngine
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private SqliteCommand? search;
    private SqliteCommand? titles;
    private PeerFacets? facets;

    public string Name => $"SQLite {connection.ServerVersion} FTS5";

    public long Bytes => Scalar("select page_count * page_size from pragma_page_count, pragma_page_size");

    public void Build(OfferCollection collection)
    {
        connection.Open();
        Execute(
            "create virtual table offers using fts5(title, category, provider, text, tokenize = \"unicode61 remove_diacritics 2\")"
        );
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText =
                "insert into offers (rowid, title, category, provider, text) values ($number, $title, $category, $provider, $text)";
            foreach (var name in (string[])["$number", "$title", "$category", "$provider", "$text"])
            {
                insert.Parameters.AddWithValue(name, "");
            }

            foreach (var offer in collection.Offers)
            {
                insert.Parameters[0].Value = offer.Number + 1;
                insert.Parameters[1].Value = offer.Title;
                insert.Parameters[2].Value = offer.Category;
                insert.Parameters[3].Value = offer.Provider;
                insert.Parameters[4].Value = offer.Text;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Execute("insert into offers (offers) values ('optimize')");
        facets = new PeerFacets(collection);
        search = Prepared(
            "select rowid - 1 from offers where offers match $words order by bm25(offers, 5.0, 3.0, 2.0, 1.0), rowid"
        );
        titles = Prepared(
            "select rowid - 1 from offers where offers match $words order by bm25(offers, 5.0, 3.0, 2.0, 1.0), rowid limit $most"
        );
        titles.Parameters.AddWithValue("$most", 0);
    }

    public BenchAnswer Search(BenchQuery query)
    {
        search!.Parameters[0].Value = Words(query.Text, " OR ");
        return facets!.Answer(Numbers(search), query);
    }

    public IReadOnlyList<int> FindTitle(string title, int most)
    {
        titles!.Parameters[0].Value = "title : (" + Words(title, " AND ") + ")";
        titles.Parameters[1].Value = most;
        return [.. Numbers(titles)];
    }

    public void Dispose()
    {
        search?.Dispose();
        titles?.Dispose();
        connection.Dispose();
    }

    private static string Words(string text, string joint) =>
        string.Join(joint, text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(w => $"\"{w}\""));

    private static IEnumerable<int> Numbers(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetInt32(0);
        }
    }

    private SqliteCommand Prepared(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constant statements of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$words", "");
        return command;
    }

    private void Execute(string sql)
    {
        using var command = Prepared(sql);
        command.Parameters.Clear();
        command.ExecuteNonQuery();
    }

    private long Scalar(string sql)
    {
        using var command = Prepared(sql);
        command.Parameters.Clear();
        return (long)command.ExecuteScalar()!;
    }
}
