using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// The canonical form of an audit row, and its hash. Each text goes in with its length in front, so that no two rows
/// have the same form. The person goes in only as digest: the chain stays valid when the name is taken away.
/// </summary>
internal static class AuditContent
{
    // Another form of the content needs another word here, and old rows must still be checked by the old one.
    private const string Form = "kreisblick-audit-1";

    public static string Hash(string hashBefore, AuditEvent row)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(Form);
        Text(hashBefore);
        Number(row.Number);
        Text(row.Id.ToString("N"));
        Number(row.When.UtcTicks);
        Number(row.KeyYear);
        Text(row.WhoDigest);
        Text(row.Why);
        Text(row.From);
        Text(row.Module);
        Text(row.Action);
        Text(row.ObjectKind);
        Text(row.ObjectId);
        Text(row.Changes);
        return Convert.ToHexStringLower(sha.GetHashAndReset());

        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            sha.AppendData(bytes);
        }

        void Text(string? text)
        {
            if (text is null)
            {
                Number(-1);
                return;
            }
            var bytes = Encoding.UTF8.GetBytes(text);
            Number(bytes.Length);
            sha.AppendData(bytes);
        }
    }
}
