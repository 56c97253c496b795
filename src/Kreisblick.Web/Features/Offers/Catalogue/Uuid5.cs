using System.Security.Cryptography;
using System.Text;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>
/// Name-based ids that are the same in every installation: UUID version 5 (RFC 9562 §5.5) in the URL namespace.
/// Taxonomies and terms take them over <c>urn:kreisblick:taxonomy:…</c>, example offers over <c>urn:kreisblick:beispiel:…</c>.
/// </summary>
internal static class Uuid5
{
    private static readonly Guid UrlNamespace = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    public static Guid OfTaxonomy(string slug) => Of($"urn:kreisblick:taxonomy:{slug}");

    public static Guid OfTerm(string taxonomySlug, string code) => Of($"urn:kreisblick:taxonomy:{taxonomySlug}:{code}");

    public static Guid Of(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        Span<byte> input = stackalloc byte[16 + bytes.Length];
        UrlNamespace.TryWriteBytes(input, bigEndian: true, out _);
        bytes.CopyTo(input[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; it names things, it protects nothing.
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        var id = hash[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x50);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
