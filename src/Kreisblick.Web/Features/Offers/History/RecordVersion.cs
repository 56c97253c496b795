using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Platform.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.History;

/// <summary>
/// One published state of an offer or a provider: what, who, when, why. Rows are added and never altered, with one
/// exception: where an address becomes protected it is taken out of all versions (<see cref="Publishing.AddressEraser"/>).
/// </summary>
internal sealed class RecordVersion
{
    private RecordVersion() { }

    public RecordVersion(RecordDocument document, int number, ChangeContext change)
    {
        Id = Guid.CreateVersion7(change.When);
        Kind = document.Kind;
        RecordId = document.Id;
        Number = number;
        Json = DocumentJson.Write(document);
        When = change.When;
        Who = Cut(change.Who, 100);
        Why = Cut(change.Why, AuditEvent.MaxText);
    }

    public Guid Id { get; private set; }
    public RecordKind Kind { get; private set; }
    public Guid RecordId { get; private set; }

    /// <summary>From 1, without gaps, per record.</summary>
    public int Number { get; private set; }
    public string Json { get; private set; } = "";
    public DateTimeOffset When { get; private set; }
    public string Who { get; private set; } = "";
    public string Why { get; private set; } = "";

    /// <summary>The proposal from which it came, if any.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>The earlier version whose content this one has again.</summary>
    public int? RestoredFrom { get; init; }

    public RecordDocument Document => DocumentJson.Read(Kind, Json);

    /// <summary>Only <see cref="Publishing.AddressEraser"/> calls this.</summary>
    internal void Erase(string json) => Json = json;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private sealed class Configuration : IEntityTypeConfiguration<RecordVersion>
    {
        public void Configure(EntityTypeBuilder<RecordVersion> builder)
        {
            builder.ToTable("offers_versions");
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.Json).HasColumnName("document");
            // "when" is a word of SQL.
            builder.Property(v => v.When).HasColumnName("made_at");
            builder.Property(v => v.Who).HasMaxLength(100);
            builder.Property(v => v.Why).HasMaxLength(AuditEvent.MaxText);
            builder.Ignore(v => v.Document);
            builder
                .HasIndex(v => new
                {
                    v.Kind,
                    v.RecordId,
                    v.Number,
                })
                .IsUnique();
        }
    }
}
