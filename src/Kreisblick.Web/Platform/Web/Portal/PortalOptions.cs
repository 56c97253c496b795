using System.Globalization;
using Kreisblick.Web.Platform.Cli;

namespace Kreisblick.Web.Platform.Web.Portal;

/// <summary>
/// What the county sets about itself (section "Portal"). The program carries example values in <c>portal.json</c>;
/// a county overrides them in <c>appsettings.json</c> or by environment variables (<c>Portal__Name=…</c>).
/// </summary>
internal sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Name of the portal, shown in the header and in every title.</summary>
    public string Name { get; set; } = "";

    /// <summary>Name of the county: "Unstrut-Hainich-Kreis".</summary>
    public string County { get; set; } = "";

    /// <summary>The county after "in": "im Unstrut-Hainich-Kreis".</summary>
    public string InCounty { get; set; } = "";

    /// <summary>Public origin, e.g. "https://hilfe.example"; empty: that of the request, in mails this machine.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Where people reach the portal when no request tells it: in mails and on the console.</summary>
    public string Address(IConfiguration configuration) =>
        Origin.Length > 0
            ? Origin.TrimEnd('/')
            : string.Create(
                CultureInfo.InvariantCulture,
                $"http://localhost:{configuration.Port() ?? Hosting.DefaultPort}"
            );

    /// <summary>Address of the licence under which the county gives its offers away as data; empty: none is named.</summary>
    public string License { get; set; } = "";

    /// <summary>Offers, persons and meetings are invented; every page says so.</summary>
    public bool Example { get; set; }

    public PublisherOptions Publisher { get; set; } = new();

    /// <summary>The county's information desk.</summary>
    public PhoneOptions Phone { get; set; } = new();

    public string Mail { get; set; } = "";

    /// <summary>How to reach the house without barriers, one sentence.</summary>
    public string VisitNote { get; set; } = "";

    public ContactOptions DataProtectionOfficer { get; set; } = new();

    public ContactOptions SupervisoryAuthority { get; set; } = new();

    public AccessibilityOptions Accessibility { get; set; } = new();

    /// <summary>Where the quick exit leads: a neutral page that shows nothing personal.</summary>
    public string ExitTarget { get; set; } = "https://www.dwd.de/";

    public MapOptions Map { get; set; } = new();

    public string FundingNotice { get; set; } = "";

    /// <summary>How many working days a report may wait for an answer; said on every form.</summary>
    public int AnswerDays { get; set; } = 5;

    /// <summary>Months after which visitors' messages are deleted; said on the privacy page.</summary>
    public int MessageMonths { get; set; } = 12;
}

internal sealed class PublisherOptions
{
    public string Name { get; set; } = "";
    public string RepresentedBy { get; set; } = "";
    public string Street { get; set; } = "";
    public string PostalCode { get; set; } = "";
    public string City { get; set; } = "";
    public string VatId { get; set; } = "";
    public string ContentResponsible { get; set; } = "";
}

internal sealed class PhoneOptions
{
    /// <summary>For the eye: "03601 000-0".</summary>
    public string Display { get; set; } = "";

    /// <summary>For the link, in international form: "+4936010000".</summary>
    public string Number { get; set; } = "";

    /// <summary>In words: "Montag bis Freitag, 8 bis 16 Uhr".</summary>
    public string Hours { get; set; } = "";
}

internal sealed class ContactOptions
{
    public string Name { get; set; } = "";
    public string Street { get; set; } = "";
    public string PostalCode { get; set; } = "";
    public string City { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Mail { get; set; } = "";
}

/// <summary>The statement on accessibility; its legal text is a template per Land, so it is a setting.</summary>
internal sealed class AccessibilityOptions
{
    public IList<string> LegalBasis { get; set; } = [];

    /// <summary>"full", "partial" or "none".</summary>
    public string Status { get; set; } = "partial";

    /// <summary>ISO date of the statement and of its last review.</summary>
    public DateOnly? Date { get; set; }

    public string Method { get; set; } = "";
    public IList<BarrierOptions> Barriers { get; set; } = [];
    public ContactOptions Enforcement { get; set; } = new();
}

/// <summary>A known barrier: what, which criterion, why, what instead, until when.</summary>
internal sealed class BarrierOptions
{
    public string What { get; set; } = "";
    public string Criterion { get; set; } = "";
    public string Reason { get; set; } = "";
    public string Alternative { get; set; } = "";
    public string Until { get; set; } = "";
}

/// <summary>Without tiles the movable map draws the municipalities alone and asks nobody else.</summary>
internal sealed class MapOptions
{
    /// <summary>
    /// Pictures under the map as "https://karten.example/{z}/{x}/{y}.png" or, from our own host, "/kacheln/{z}/{x}/{y}.png".
    /// </summary>
    public string Tiles { get; set; } = "";

    /// <summary>Whom the licence of the tiles wants named: "© …".</summary>
    public string TilesAttribution { get; set; } = "";
}
