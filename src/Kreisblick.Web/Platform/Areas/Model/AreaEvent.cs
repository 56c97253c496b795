using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Areas;

internal enum AreaEventKind
{
    /// <summary>Several areas end, a new one begins.</summary>
    Merger,

    /// <summary>An area ends and becomes part of one that exists.</summary>
    Incorporation,

    /// <summary>An area ends, its parts go to several areas.</summary>
    Split,

    /// <summary>A part changes hands, both areas stay.</summary>
    Transfer,

    /// <summary>An area of another county becomes part of one in this county, or the other way round.</summary>
    AcrossCounty,
}

internal enum AreaEventCertainty
{
    Confirmed,
    ToCheck,
}

/// <summary>A change of territory on one day, with its parts.</summary>
internal sealed class AreaEvent(string key, DateOnly effective, AreaEventKind kind)
{
    private readonly List<AreaEventPart> _parts = [];

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public string Key { get; private set; } = key;

    /// <summary>First day of the new state.</summary>
    public DateOnly Effective { get; private set; } = effective;
    public AreaEventKind Kind { get; private set; } = kind;
    public IReadOnlyList<AreaEventPart> Parts => _parts;

    public void Moves(AreaEventPart part) => _parts.Add(part);

    internal sealed class Configuration : IEntityTypeConfiguration<AreaEvent>
    {
        public void Configure(EntityTypeBuilder<AreaEvent> builder)
        {
            builder.ToTable("platform_area_events");
            builder.Property(e => e.Key).HasMaxLength(60);
            builder.HasIndex(e => e.Key).IsUnique();
            builder.HasMany(e => e.Parts).WithOne().HasForeignKey("EventId").IsRequired();
        }
    }
}

/// <summary>What went from where to where.</summary>
internal sealed class AreaEventPart(
    Guid fromId,
    Guid toId,
    string part,
    double? share,
    AreaEventCertainty certainty,
    string? note,
    string source
)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid FromId { get; private set; } = fromId;
    public Guid ToId { get; private set; } = toId;

    /// <summary>"ganz", or the villages that moved, in words.</summary>
    public string Part { get; private set; } = part;

    /// <summary>Share of the inhabitants of the old area (0–1]; null = not known, never zero.</summary>
    public double? Share { get; private set; } =
        share is null or (> 0 and <= 1)
            ? share
            : throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies above 0 and at most at 1.");
    public AreaEventCertainty Certainty { get; private set; } = certainty;
    public string? Note { get; private set; } = note;
    public string Source { get; private set; } = source;

    internal sealed class Configuration : IEntityTypeConfiguration<AreaEventPart>
    {
        public void Configure(EntityTypeBuilder<AreaEventPart> builder)
        {
            builder.ToTable("platform_area_event_parts");
            builder.Property(p => p.Part).HasMaxLength(200);
            builder.Property(p => p.Note).HasMaxLength(500);
            builder.Property(p => p.Source).HasMaxLength(500);
            builder.HasOne<Area>().WithMany().HasForeignKey(p => p.FromId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Area>().WithMany().HasForeignKey(p => p.ToId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
