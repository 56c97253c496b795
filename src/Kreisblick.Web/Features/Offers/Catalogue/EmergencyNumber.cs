using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>A line of the crisis block and of the emergency page. An empty date of check is shown as "nicht geprüft".</summary>
internal sealed class EmergencyNumber
{
    private EmergencyNumber() { }

    public Guid Id { get; private set; }
    public int Position { get; private set; }

    /// <summary>Name by which life situations point to one or several numbers ("Telefonseelsorge").</summary>
    public string Group { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>As people read it ("0800 111 0 111").</summary>
    public string Number { get; private set; } = "";

    /// <summary>What follows <c>tel:</c>; short numbers stay national, others are E.164.</summary>
    public string Tel { get; private set; } = "";
    public string Hours { get; private set; } = "";
    public string Cost { get; private set; } = "";
    public bool Anonymous { get; private set; }
    public List<string> TopicCodes { get; private set; } = [];
    public string? Note { get; private set; }
    public DateOnly? LastChecked { get; private set; }

    public static EmergencyNumber Create(
        int position,
        string group,
        string name,
        string number,
        string tel,
        string hours,
        string cost,
        bool anonymous,
        IEnumerable<string> topicCodes,
        string? note,
        DateOnly? lastChecked
    ) =>
        new()
        {
            Id = Uuid5.Of($"urn:kreisblick:notruf:{tel}"),
            Position = position,
            Group = group,
            Name = name,
            Number = number,
            Tel = tel,
            Hours = hours,
            Cost = cost,
            Anonymous = anonymous,
            TopicCodes = [.. topicCodes],
            Note = note,
            LastChecked = lastChecked,
        };
}

internal sealed class EmergencyNumberConfiguration : IEntityTypeConfiguration<EmergencyNumber>
{
    public void Configure(EntityTypeBuilder<EmergencyNumber> builder)
    {
        builder.ToTable("offers_emergency_numbers");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Group).HasMaxLength(120);
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.Property(x => x.Number).HasMaxLength(40);
        builder.Property(x => x.Tel).HasMaxLength(20);
        builder.Property(x => x.Hours).HasMaxLength(120);
        builder.Property(x => x.Cost).HasMaxLength(60);
        builder.Property(x => x.Note).HasMaxLength(300);
        builder.Property(x => x.TopicCodes).AsCodeList();
    }
}
