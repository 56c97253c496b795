namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>Keeps cookies as a browser does, by our clock and not by the machine's.</summary>
internal sealed class KeptCookies : DelegatingHandler
{
    private readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Kept => kept;

    /// <summary>A client of the portal that keeps cookies and follows no redirect.</summary>
    public static (HttpClient Client, KeptCookies Cookies) Of(PortalFactory portal)
    {
        var cookies = new KeptCookies();
        return (portal.CreateDefaultClient(new Uri("http://localhost:5080"), cookies), cookies);
    }

    public void Put(string name, string value) => kept[name] = value;

    public void Drop(string prefix)
    {
        foreach (var name in kept.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            kept.Remove(name);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (kept.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", kept.Select(c => $"{c.Key}={c.Value}")));
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                if (pair[1].Length == 0)
                    kept.Remove(pair[0]);
                else
                    kept[pair[0]] = pair[1];
            }
        return answer;
    }
}
