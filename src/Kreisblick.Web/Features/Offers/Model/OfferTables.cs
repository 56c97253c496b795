using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>Tables of the directory, named as in the tabular form of HSDS with the prefix of the module.</summary>
internal sealed class OrganizationTable : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("offers_organizations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasIndex(o => o.PublicId).IsUnique();
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(o => o.ParentOrganizationId)
            .OnDelete(DeleteBehavior.SetNull);
        builder
            .HasMany(o => o.AdditionalWebsites)
            .WithOne()
            .HasForeignKey(x => x.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Funding).WithOne().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(o => o.Contacts)
            .WithOne()
            .HasForeignKey(x => x.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Phones).WithOne().HasForeignKey(x => x.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(o => o.Locations)
            .WithOne()
            .HasForeignKey(x => x.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(o => o.Programs)
            .WithOne()
            .HasForeignKey(x => x.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(o => o.Identifiers)
            .WithOne()
            .HasForeignKey(x => x.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(o => o.Attributes)
            .WithOne()
            .HasForeignKey(x => x.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(o => o.Services)
            .WithOne(s => s.Organization)
            .HasForeignKey(s => s.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ServiceTable : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("offers_services");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.PublicId).IsUnique();
        builder.HasIndex(s => s.LastModified);
        builder.HasOne(s => s.Program).WithMany().HasForeignKey(s => s.ProgramId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(s => s.Phones).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Schedules).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(s => s.ScheduleExceptions)
            .WithOne()
            .HasForeignKey(x => x.ServiceId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.ServiceAreas).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(s => s.ServiceAtLocations)
            .WithOne(x => x.Service)
            .HasForeignKey(x => x.ServiceId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Languages).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Funding).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.CostOptions).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(s => s.RequiredDocuments)
            .WithOne()
            .HasForeignKey(x => x.ServiceId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Contacts).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Capacities).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(s => s.AdditionalUrls)
            .WithOne()
            .HasForeignKey(x => x.ServiceId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Texts).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Attributes).WithOne().HasForeignKey(x => x.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LocationTable : IEntityTypeConfiguration<Location>
{
    public void Configure(EntityTypeBuilder<Location> builder)
    {
        builder.ToTable(
            "offers_locations",
            table =>
                table.HasCheckConstraint(
                    "ck_offers_locations_protected",
                    "NOT is_address_protected OR (latitude IS NULL AND longitude IS NULL AND transportation IS NULL AND municipality_key IS NULL)"
                )
        );
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Ignore(l => l.Point);
        builder.HasMany(l => l.Addresses).WithOne().HasForeignKey(x => x.LocationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Languages).WithOne().HasForeignKey(x => x.LocationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Contacts).WithOne().HasForeignKey(x => x.LocationId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(l => l.Accessibility)
            .WithOne()
            .HasForeignKey(x => x.LocationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Phones).WithOne().HasForeignKey(x => x.LocationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Schedules).WithOne().HasForeignKey(x => x.LocationId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(l => l.ScheduleExceptions)
            .WithOne()
            .HasForeignKey(x => x.LocationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(l => l.ServiceAtLocations)
            .WithOne(x => x.Location)
            .HasForeignKey(x => x.LocationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(l => l.Attributes).WithOne().HasForeignKey(x => x.LocationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ServiceAtLocationTable : IEntityTypeConfiguration<ServiceAtLocation>
{
    public void Configure(EntityTypeBuilder<ServiceAtLocation> builder)
    {
        builder.ToTable("offers_service_at_locations");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder
            .HasMany(x => x.ServiceAreas)
            .WithOne()
            .HasForeignKey(x => x.ServiceAtLocationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(x => x.Contacts)
            .WithOne()
            .HasForeignKey(x => x.ServiceAtLocationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(x => x.Phones)
            .WithOne()
            .HasForeignKey(x => x.ServiceAtLocationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(x => x.Schedules)
            .WithOne()
            .HasForeignKey(x => x.ServiceAtLocationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(x => x.ScheduleExceptions)
            .WithOne()
            .HasForeignKey(x => x.ServiceAtLocationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ContactTable : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("offers_contacts");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasMany(x => x.Phones).WithOne().HasForeignKey(x => x.ContactId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PhoneTable : IEntityTypeConfiguration<Phone>
{
    public void Configure(EntityTypeBuilder<Phone> builder)
    {
        builder.ToTable("offers_phones");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasMany(x => x.Languages).WithOne().HasForeignKey(x => x.PhoneId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OfferAttributeTable : IEntityTypeConfiguration<OfferAttribute>
{
    public void Configure(EntityTypeBuilder<OfferAttribute> builder)
    {
        builder.ToTable("offers_attributes");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder
            .HasOne(x => x.TaxonomyTerm)
            .WithMany()
            .HasForeignKey(x => x.TaxonomyTermId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.LinkId);
    }
}

internal sealed class TaxonomyTable : IEntityTypeConfiguration<Taxonomy>
{
    public void Configure(EntityTypeBuilder<Taxonomy> builder)
    {
        builder.ToTable("offers_taxonomies");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.Slug).IsUnique();
    }
}

internal sealed class TaxonomyTermTable : IEntityTypeConfiguration<TaxonomyTerm>
{
    public void Configure(EntityTypeBuilder<TaxonomyTerm> builder)
    {
        builder.ToTable("offers_taxonomy_terms");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne(x => x.Taxonomy).WithMany().HasForeignKey(x => x.TaxonomyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<TaxonomyTerm>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TaxonomyId, x.Code }).IsUnique();
    }
}

internal sealed class ServiceCapacityTable : IEntityTypeConfiguration<ServiceCapacity>
{
    public void Configure(EntityTypeBuilder<ServiceCapacity> builder)
    {
        builder.ToTable("offers_service_capacities");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne(x => x.Unit).WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Tables without relations of their own: name and client-made key only.</summary>
internal sealed class PlainTables
    : IEntityTypeConfiguration<Address>,
        IEntityTypeConfiguration<Accessibility>,
        IEntityTypeConfiguration<CostOption>,
        IEntityTypeConfiguration<Funding>,
        IEntityTypeConfiguration<Language>,
        IEntityTypeConfiguration<OrganizationIdentifier>,
        IEntityTypeConfiguration<Program>,
        IEntityTypeConfiguration<RequiredDocument>,
        IEntityTypeConfiguration<ServiceArea>,
        IEntityTypeConfiguration<ServiceText>,
        IEntityTypeConfiguration<Unit>,
        IEntityTypeConfiguration<Url>
{
    public void Configure(EntityTypeBuilder<Address> builder)
    {
        Plain(builder, "offers_addresses");
        builder.Property(x => x.PostalCode);
        builder.Property(x => x.Country);
        builder.HasIndex(x => x.PostalCode);
    }

    public void Configure(EntityTypeBuilder<Accessibility> builder) => Plain(builder, "offers_accessibility");

    public void Configure(EntityTypeBuilder<CostOption> builder)
    {
        Plain(builder, "offers_cost_options");
        builder.Property(x => x.Amount).HasPrecision(12, 2);
    }

    public void Configure(EntityTypeBuilder<Funding> builder) => Plain(builder, "offers_funding");

    public void Configure(EntityTypeBuilder<Language> builder) => Plain(builder, "offers_languages");

    public void Configure(EntityTypeBuilder<OrganizationIdentifier> builder) =>
        Plain(builder, "offers_organization_identifiers");

    public void Configure(EntityTypeBuilder<Program> builder) => Plain(builder, "offers_programs");

    public void Configure(EntityTypeBuilder<RequiredDocument> builder) => Plain(builder, "offers_required_documents");

    public void Configure(EntityTypeBuilder<ServiceArea> builder)
    {
        Plain(builder, "offers_service_areas");
        builder.HasIndex(x => x.AreaKey);
    }

    public void Configure(EntityTypeBuilder<ServiceText> builder)
    {
        Plain(builder, "offers_service_texts");
        builder.HasIndex(x => new { x.ServiceId, x.Language }).IsUnique();
        builder.Property(x => x.Origins).HasConversion(TextOrigins.Converter, TextOrigins.Comparer);
    }

    public void Configure(EntityTypeBuilder<Unit> builder) => Plain(builder, "offers_units");

    public void Configure(EntityTypeBuilder<Url> builder) => Plain(builder, "offers_urls");

    private static void Plain<T>(EntityTypeBuilder<T> builder, string table)
        where T : class
    {
        builder.ToTable(table);
        builder.Property<Guid>("Id").ValueGeneratedNever();
    }
}
