using Kreisblick.Web.Platform.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Trace;

/// <summary>An arrow of the loop need → offer → gap → recommendation → resolution → measure → effect.</summary>
internal sealed class TraceLink
{
    private TraceLink() { }

    public TraceLink(EntityRef from, EntityRef to, string relation, ChangeContext change)
    {
        Id = Guid.CreateVersion7(change.When);
        From = TraceEnd.Of(from);
        To = TraceEnd.Of(to);
        Relation = relation;
        Since = change.When;
    }

    public Guid Id { get; private set; }
    public TraceEnd From { get; private set; } = null!;
    public TraceEnd To { get; private set; } = null!;

    /// <summary>What the arrow means, as code: "answers", "decided-by", "measured-by".</summary>
    public string Relation { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }

    private sealed class Configuration : IEntityTypeConfiguration<TraceLink>
    {
        public void Configure(EntityTypeBuilder<TraceLink> builder)
        {
            builder.ToTable("platform_trace_links");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Relation).HasMaxLength(60);
            builder.OwnsOne(l => l.From, end => Map(end, "from"));
            builder.OwnsOne(l => l.To, end => Map(end, "to"));
            builder.Navigation(l => l.From).IsRequired();
            builder.Navigation(l => l.To).IsRequired();
        }

        private static void Map(OwnedNavigationBuilder<TraceLink, TraceEnd> end, string prefix)
        {
            end.Property(e => e.Kind).HasColumnName($"{prefix}_kind").HasMaxLength(60);
            end.Property(e => e.Key).HasColumnName($"{prefix}_key").HasMaxLength(200);
            end.Property(e => e.Title).HasColumnName($"{prefix}_title").HasMaxLength(TraceEnd.MaxTitle);
            end.Property(e => e.Address).HasColumnName($"{prefix}_address").HasMaxLength(400);
            end.Property(e => e.Visibility).HasColumnName($"{prefix}_visibility");
            end.HasIndex(e => new { e.Kind, e.Key });
        }
    }
}

/// <summary>One end of an arrow, stored with it.</summary>
internal sealed class TraceEnd
{
    public const int MaxTitle = 300;

    private TraceEnd() { }

    public string Kind { get; private set; } = "";
    public string Key { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Address { get; private set; } = "";
    public Visibility Visibility { get; private set; }

    public static TraceEnd Of(EntityRef entity)
    {
        var end = new TraceEnd { Kind = entity.Kind, Key = entity.Id };
        end.Renew(entity);
        return end;
    }

    public void Renew(EntityRef entity)
    {
        Title = entity.Title.Length <= MaxTitle ? entity.Title : entity.Title[..MaxTitle];
        Address = entity.Address;
        Visibility = entity.Visibility;
    }

    public EntityRef ToRef() => new(Kind, Key, Title, Address, Visibility);
}
