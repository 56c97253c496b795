using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>Forms as a browser without script fills and sends them.</summary>
internal static class Forms
{
    /// <summary>Opens the page and sends its form: what the page filled in, and what the test types.</summary>
    /// <param name="client">Visitor or signed-in person.</param>
    /// <param name="page">Path of the page with the form.</param>
    /// <param name="typed">Names and values; null leaves a field out.</param>
    /// <param name="form">Selector of the form; by default the first one in the content.</param>
    /// <param name="button">Value of the pressed button, for forms with several: (name, value).</param>
    /// <param name="action">Where it is sent, other than the form says: what somebody could do by hand.</param>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient client,
        string page,
        IReadOnlyDictionary<string, string?> typed,
        string form = "main form[method=post]",
        (string Name, string Value)? button = null,
        string? action = null
    )
    {
        var opened = await client.GetAsync(page);
        var html = await opened.Content.ReadAsStringAsync();
        Assert.True(opened.IsSuccessStatusCode, $"GET {page}: {(int)opened.StatusCode} {opened.Headers.Location}");
        var document = await new HtmlParser().ParseDocumentAsync(html);
        var found = document.QuerySelector<IHtmlFormElement>(form);
        Assert.NotNull(found);
        var given = found.GetAttribute("action") is { Length: > 0 } own ? own : page;
        return await client.PostAsync(action ?? given, new FormUrlEncodedContent(Fields(found, typed, button)));
    }

    /// <summary>The page's document.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string page)
    {
        var answer = await client.GetAsync(page);
        Assert.True(answer.IsSuccessStatusCode, $"GET {page}: {(int)answer.StatusCode}");
        return await answer.DocumentAsync();
    }

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    private static List<KeyValuePair<string, string>> Fields(
        IHtmlFormElement form,
        IReadOnlyDictionary<string, string?> typed,
        (string Name, string Value)? button
    )
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (name is not { Length: > 0 } || typed.ContainsKey(name) || element.IsDisabled())
                continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "submit" or "button" or "file" }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement { Value: { } value }:
                    fields.Add(new(name, value));
                    break;
            }
        }
        fields.AddRange(
            typed.Where(t => t.Value is not null).Select(t => new KeyValuePair<string, string>(t.Key, t.Value!))
        );
        if (button is { } pressed)
            fields.Add(new(pressed.Name, pressed.Value));
        return fields;
    }
}
