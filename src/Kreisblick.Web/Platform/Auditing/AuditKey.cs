using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// The key under which the persons of one year's audit rows are digested. Deleted when the last person of that year
/// is gone: from then on nobody can try accounts against a digest (pseudonymisation, Art. 4 no. 5 GDPR).
/// </summary>
internal sealed class AuditKey
{
    private AuditKey() { }

    /// <summary>For programs, which are nobody's secret: year 0, not stored.</summary>
    public static AuditKey OfPrograms { get; } = new() { Secret = new byte[32] };

    public int Year { get; private set; }
    public byte[] Secret { get; private set; } = [];

    public static AuditKey Make(int year) => new() { Year = year, Secret = RandomNumberGenerator.GetBytes(32) };

    public string DigestOf(string who) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(who)));

    private sealed class Configuration : IEntityTypeConfiguration<AuditKey>
    {
        public void Configure(EntityTypeBuilder<AuditKey> builder)
        {
            builder.ToTable("platform_audit_keys");
            builder.HasKey(k => k.Year);
            builder.Property(k => k.Year).ValueGeneratedNever();
        }
    }
}
