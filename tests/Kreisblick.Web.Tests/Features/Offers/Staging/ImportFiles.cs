using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Staging;

/// <summary>Brings files as the page's form does.</summary>
internal static class ImportFiles
{
    public const string Page = "/verwaltung/import";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <returns>The answer to the form.</returns>
    public static async Task<HttpResponseMessage> UploadAsync(
        this HttpClient editor,
        byte[] file,
        string name,
        string origin = ""
    )
    {
        var page = await editor.PageAsync(Page);
        var form = page.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new StringContent(origin), "herkunft");
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(part, "datei", name);
        return await editor.PostAsync(Page, content, Cancel);
    }

    /// <summary>Brings a file and lets the portal read it.</summary>
    /// <returns>Address of the import.</returns>
    public static async Task<string> ImportAsync(this PortalFactory portal, HttpClient editor, byte[] file, string name)
    {
        using var answer = await editor.UploadAsync(file, name);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        var waiting = await editor.PageAsync(address);
        Assert.Contains("wird gelesen", waiting.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await portal.RunJobsAsync(Cancel);
        return address;
    }

    /// <summary>Presses a button of the import and lets the portal do the work.</summary>
    /// <returns>The text of the page afterwards.</returns>
    public static async Task<string> PressAsync(
        this PortalFactory portal,
        HttpClient editor,
        string address,
        string handler,
        params (string Name, string? Value)[] typed
    )
    {
        using var answer = await editor.SendFormAsync(
            address,
            typed.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal),
            $"main form[action$='handler={handler}']"
        );
        if (answer.StatusCode == System.Net.HttpStatusCode.OK)
            return (await answer.DocumentAsync()).QuerySelector("main")!.TextContent;
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        await portal.RunJobsAsync(Cancel);
        return await editor.MainAsync(address);
    }

    public static async Task<string> MainAsync(this HttpClient client, string address) =>
        string.Join(
            ' ',
            (await client.PageAsync(address))
                .QuerySelector("main")!
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
