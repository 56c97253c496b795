using Kreisblick.Web.Features.Offers.Catalogue;

namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>Named ids of invented objects: UUIDv5 over <c>urn:kreisblick:beispiel:…</c>.</summary>
/// <param name="prefix">Part of all names; keeps generated offers apart from the hand-written ones.</param>
internal sealed class ExampleIds(string prefix)
{
    public Guid Organization(string key) => Of("traeger", key);

    public Guid Location(string key) => Of("ort", key);

    public Guid Service(string key) => Of("angebot", key);

    public Guid Of(string kind, string key) => Uuid5.Of($"urn:kreisblick:beispiel:{prefix}{kind}:{key}");

    /// <summary>A number from 0 that is always the same for the same key, to vary what nobody wrote down.</summary>
    public static int Spread(string key)
    {
        Span<byte> bytes = stackalloc byte[16];
        Uuid5.Of($"urn:kreisblick:beispiel:streuung:{key}").TryWriteBytes(bytes);
        return BitConverter.ToInt32(bytes) & int.MaxValue;
    }
}
