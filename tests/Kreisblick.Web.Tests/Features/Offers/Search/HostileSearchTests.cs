using System.Net;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Search;

/// <summary>Whatever stands in an address, the search answers, and nothing of it becomes markup.</summary>
public sealed class HostileSearchTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, EachDatabase]
    public async Task Answers_every_query_string(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        // Building the index is no part of an answer's patience.
        Assert.Equal(HttpStatusCode.OK, (await ResultPage.OpenAsync(visitor, "/hilfe")).Status);
        var failures = new List<string>();
        foreach (var path in (string[])["/hilfe", "/hilfe/vorschlaege", "/en/hilfe"])
        foreach (var query in Queries())
            if (await FaultAsync(visitor, $"{path}?{query}") is { } fault)
                failures.Add($"{path}?{query[..Math.Min(80, query.Length)]}: {fault}");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static async Task<string?> FaultAsync(HttpClient visitor, string address)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await visitor.GetAsync(address, limit.Token);
            var body = await answer.Content.ReadAsStringAsync(limit.Token);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                return answer.StatusCode.ToString();
            return
                body.Contains("<xss", StringComparison.OrdinalIgnoreCase)
                || body.Contains("\"onx=", StringComparison.OrdinalIgnoreCase)
                ? "reflected as markup"
                : null;
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return $"no answer within {Patience.TotalSeconds} s";
        }
    }

    private static IEnumerable<string> Queries()
    {
        string[] words =
        [
            new('a', 10_000),
            string.Join(' ', Enumerable.Repeat("schulden", 1_000)),
            new('ß', 2_000),
            "<xss>",
            "\"><xss y=\"",
            "x\"onx=\"alert(1)",
            "</title><xss>",
            "&lt;xss&gt;",
            "javascript:alert(1)",
            "{{7*7}}${7*7}",
            "@Model.Query",
            "\0\u0001\u0008\u001b\u007f",
            "zeile\r\nSet-Cookie: a=b",
            "' OR 1=1 --",
            "'; DROP TABLE services; --",
            "\" UNION SELECT * FROM x",
            "../../etc/passwd",
            "%_*?[]()^$|\\",
            "(a+)+$",
            "😀👩‍👩‍👧‍👦🏳️‍🌈",
            "\u202eegnal\u202c\u200f\u061c",
            "\u200b\u200d\ufeff\u00ad",
            "é\u0301\u0301\u0301",
            string.Concat(Enumerable.Repeat("a\u0300", 400)),
            "مساعدة в долгах 帮助",
            "𝕾𝖈𝖍𝖚𝖑𝖉𝖊𝖓",
            "   ",
            "-",
            "AND OR NOT NEAR",
        ];
        foreach (var word in words)
            yield return "q=" + Uri.EscapeDataString(word);
        yield return "q=%ED%A0%80"; // a lone surrogate in UTF-8
        yield return "q=%FF%FE%C0%AF";
        yield return "q=%&ort=%zz&kat=%";
        yield return "seite=99999999999999999999&alter=99999999999&umkreis=1e308&plz=999999";
        yield return "seite=0x10&alter=-0&umkreis=NaN";
        yield return "seite=2147483647&ansicht=karte&sort=nah";
        yield return "q=a&q=b&seite=1&seite=2&ort=x&ort=y&sort=nah&sort=passend&alter=1&alter=2";
        yield return string.Join('&', Enumerable.Range(0, 500).Select(i => $"p{i}={i}"));
        yield return string.Join('&', Enumerable.Range(0, 500).Select(i => $"kat={i}"));
        yield return "kat=" + string.Concat(Enumerable.Repeat(",", 3_000));
        yield return "ort=" + Uri.EscapeDataString("\"><xss>" + new string('x', 3_000));
        yield return "kat=%3Cxss%3E&kosten=%22onx=&offen=%3Cxss%3E&plz=%3Cxss%3E&sprache=%3Cxss%3E";
        yield return "ort=%F0%9F%98%80&umkreis=100&sort=nah";
        yield return "q[]=a&q[$ne]=1&__proto__=x";
        yield return "&&&===&=";
    }
}
