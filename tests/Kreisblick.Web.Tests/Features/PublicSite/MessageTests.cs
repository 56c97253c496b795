using System.Net;
using System.Text.RegularExpressions;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.PublicSite;

public sealed partial class MessageTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_message_is_stored_once_and_acknowledged_with_its_reference(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        using var client = portal.Visitor();
        var form = await OpenAsync(client, "/kontakt");
        portal.Time.Now += TimeSpan.FromSeconds(5);
        form["nachricht"] = "Die Schuldnerberatung in Mühlhausen hat neue Zeiten.";
        form["thema"] = "angebot";

        using var sent = await PostAsync(client, "/kontakt", form);
        using var again = await PostAsync(client, "/kontakt", form);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(sent.Headers.Location, again.Headers.Location);
        await using var db = portal.Database.Context();
        var message = Assert.Single(await db.Set<Message>().ToListAsync(Ct));
        Assert.Equal(MessageKind.OfferError, message.Kind);
        Assert.Equal(MessageState.New, message.State);
        Assert.Equal($"/kontakt?kennung={message.Reference}", sent.Headers.Location?.ToString());
        var page = await client.GetStringAsync(sent.Headers.Location, Ct);
        Assert.Contains(message.Reference, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_comes_back_with_a_summary_and_what_was_typed()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        var form = await OpenAsync(client, "/barrierefreiheit/melden");
        form["antwort"] = "keine Adresse";

        using var answer = await PostAsync(client, "/barrierefreiheit/melden", form);
        var html = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Contains("<title>Fehler: ", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#nachricht\">", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#antwort\">", html, StringComparison.Ordinal);
        Assert.Contains("value=\"keine Adresse\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"antwort-hinweis antwort-fehler\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Das ging sehr schnell")]
    [InlineData(25 * 3600, "länger als einen Tag offen")]
    public async Task Too_early_and_too_late_keep_the_text_and_store_nothing(int seconds, string sentence)
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        var form = await OpenAsync(client, "/kontakt");
        portal.Time.Now += TimeSpan.FromSeconds(seconds);
        form["nachricht"] = "Ein Text";

        using var answer = await PostAsync(client, "/kontakt", form);
        var html = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.Contains(">Ein Text</textarea>", html, StringComparison.Ordinal);
        await AssertNothingStoredAsync(portal);
    }

    [Fact]
    public async Task A_form_from_a_foreign_page_or_with_an_altered_token_stores_nothing()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        var form = await OpenAsync(client, "/kontakt");
        portal.Time.Now += TimeSpan.FromSeconds(5);
        form["nachricht"] = "Ein Text";
        using var foreign = await PostAsync(client, "/kontakt", form, "https://fremd.example");
        Assert.Contains(
            "nicht von dieser Seite",
            await foreign.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal
        );
        form["t"] += "x";
        using var altered = await PostAsync(client, "/kontakt", form);
        Assert.Contains("nicht erkennen", await altered.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await AssertNothingStoredAsync(portal);
    }

    [Theory]
    [InlineData("homepage", "http://x.example")]
    [InlineData("nachricht", "http://a.example http://b.example www.c.example")]
    public async Task What_looks_like_spam_is_accepted_and_held(string field, string value)
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        var form = await OpenAsync(client, "/kontakt");
        portal.Time.Now += TimeSpan.FromSeconds(5);
        form["nachricht"] = "Ein Text";
        form[field] = value;
        using var answer = await PostAsync(client, "/kontakt", form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await using var db = portal.Database.Context();
        Assert.Equal(MessageState.Held, (await db.Set<Message>().SingleAsync(Ct)).State);
    }

    [Fact]
    public async Task The_sixth_message_in_ten_minutes_has_to_wait()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        for (var i = 1; i <= 6; i++)
        {
            var form = await OpenAsync(client, "/kontakt");
            portal.Time.Now += TimeSpan.FromSeconds(5);
            form["nachricht"] = $"Nachricht {i}";
            using var answer = await PostAsync(client, "/kontakt", form);
            Assert.Equal(i <= 5 ? HttpStatusCode.SeeOther : HttpStatusCode.TooManyRequests, answer.StatusCode);
            if (i <= 5)
                continue;
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains(
                "Nachricht 6</textarea>",
                await answer.Content.ReadAsStringAsync(Ct),
                StringComparison.Ordinal
            );
        }
    }

    private static async Task<Dictionary<string, string>> OpenAsync(HttpClient client, string path)
    {
        var html = await client.GetStringAsync(path, Ct);
        return new(StringComparer.Ordinal) { ["t"] = Token().Match(html).Groups[1].Value };
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string path,
        Dictionary<string, string> form,
        string origin = "http://localhost:5080"
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("Origin", origin);
        return client.SendAsync(request, Ct);
    }

    private static async Task AssertNothingStoredAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        Assert.Equal(0, await db.Set<Message>().CountAsync(Ct));
    }

    [GeneratedRegex("name=\"t\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
