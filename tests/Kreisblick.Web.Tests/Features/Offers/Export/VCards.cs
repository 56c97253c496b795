using System.Text;

namespace Kreisblick.Web.Tests.Features.Offers.Export;

/// <summary>Reads vCard 4.0 by the letter of RFC 6350: unfolds, splits and checks what every card must have.</summary>
internal static class VCards
{
    /// <summary>The last value of each property by its name; parameters are kept under "NAME;".</summary>
    public static List<Dictionary<string, string>> Read(string text)
    {
        Assert.All(text.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var cards = new List<Dictionary<string, string>>();
        Dictionary<string, string>? card = null;
        foreach (
            var line in text.Replace("\r\n ", "", StringComparison.Ordinal)
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var colon = Colon(line);
            Assert.True(colon > 0, line);
            var name = line[..colon].Split(';')[0];
            var value = line[(colon + 1)..];
            if (line == "BEGIN:VCARD")
            {
                Assert.Null(card);
                card = new Dictionary<string, string>(StringComparer.Ordinal);
            }
            else if (line == "END:VCARD")
            {
                Assert.Equal("4.0", card!["VERSION"]);
                Assert.NotEqual("", card["FN"]);
                cards.Add(card);
                card = null;
            }
            else
            {
                card![name] = value;
                card[name + ";"] = line[..colon];
            }
        }
        Assert.Null(card);
        return cards;
    }

    /// <summary>The colon that ends name and parameters: not one inside a quoted parameter.</summary>
    private static int Colon(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ':' && !quoted)
                return i;
        return -1;
    }
}
