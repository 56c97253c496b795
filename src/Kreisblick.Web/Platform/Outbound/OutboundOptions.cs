namespace Kreisblick.Web.Platform.Outbound;

/// <summary>What the operator allows beyond the rules (section "Outbound"); never changed from a page.</summary>
internal sealed class OutboundOptions
{
    public const string Section = "Outbound";

    /// <summary>Hosts inside the own network with their port ("anmeldung.landkreis.intern:8443"); neither their
    /// address nor their port is checked.</summary>
    public IList<string> AllowedHosts { get; set; } = [];

    /// <summary>PEM file with the authority that signs the certificates of <see cref="AllowedHosts"/>; only theirs.</summary>
    public string AuthorityFile { get; set; } = "";

    public bool Allows(Uri address) =>
        AllowedHosts.Contains($"{address.IdnHost}:{address.Port}", StringComparer.OrdinalIgnoreCase);
}
