using System.Linq.Expressions;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Platform.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>
/// The content of a proposal after one of its savings. Who saves names the revision that was read; if somebody else
/// saved in between, both changes are merged from here.
/// </summary>
internal sealed class ProposalSave
{
    private ProposalSave() { }

    public ProposalSave(Proposal proposal, ChangeContext change)
    {
        Id = Guid.CreateVersion7(change.When);
        ProposalId = proposal.Id;
        Revision = proposal.Revision;
        Json = proposal.Json;
        Who = change.Who;
        When = change.When;
    }

    public Guid Id { get; private set; }
    public Guid ProposalId { get; private set; }
    public int Revision { get; private set; }
    public string Json { get; private set; } = "";
    public string Who { get; private set; } = "";
    public DateTimeOffset When { get; private set; }

    internal void Erase(string json) => Json = json;

    private sealed class Configuration : IEntityTypeConfiguration<ProposalSave>
    {
        public void Configure(EntityTypeBuilder<ProposalSave> builder)
        {
            builder.ToTable("offers_proposal_saves");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Json).HasColumnName("document");
            builder.Property(s => s.When).HasColumnName("saved_at");
            builder.Property(s => s.Who).HasMaxLength(100);
            builder.HasIndex(s => new { s.ProposalId, s.Revision });
            builder.HasOne<Proposal>().WithMany().HasForeignKey(s => s.ProposalId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

internal sealed class ProposalTable : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("offers_proposals");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Json).HasColumnName("document");
        builder.Property(p => p.Title).HasMaxLength(DocumentCheck.MostName);
        builder.Property(p => p.Author).HasMaxLength(100);
        builder.Property(p => p.Reviewer).HasMaxLength(100);
        builder.Property(p => p.Approver).HasMaxLength(100);
        builder.Property(p => p.Reason).HasMaxLength(4_000);
        builder.Property(p => p.Revision).IsConcurrencyToken();
        builder.Property(p => p.CollisionsJson).HasColumnName("collisions");
        builder.Ignore(p => p.Document);
        builder.Ignore(p => p.Collisions);
        builder.Ignore(p => p.Confirmed);
        Json(builder, p => p.Verdicts);
        Json(builder, p => p.Contributors);
        builder.HasIndex(p => new { p.Kind, p.RecordId });
        builder.HasIndex(p => new { p.State, p.SubmittedAt });
        builder.HasIndex(p => p.OwnerId);
        builder.HasIndex(p => p.BatchId);
    }

    private static void Json<T>(
        EntityTypeBuilder<Proposal> builder,
        Expression<Func<Proposal, IReadOnlyList<T>>> list
    ) =>
        builder
            .Property(list)
            .HasConversion(
                new ValueConverter<IReadOnlyList<T>, string>(
                    v => DocumentJson.WriteValue(v),
                    t => DocumentJson.ReadValue<IReadOnlyList<T>>(t)
                ),
                new ValueComparer<IReadOnlyList<T>>(
                    (a, b) => DocumentJson.WriteValue(a) == DocumentJson.WriteValue(b),
                    v => StringComparer.Ordinal.GetHashCode(DocumentJson.WriteValue(v)),
                    v => v
                )
            );
}
