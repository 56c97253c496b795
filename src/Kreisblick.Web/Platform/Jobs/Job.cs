using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Jobs;

/// <summary>
/// Work that is done after the request, once, by whichever node leases the row. Rows change only through
/// <see cref="JobQueue"/>, which writes them with single statements so that two nodes cannot take the same.
/// </summary>
internal sealed class Job
{
    private Job() { }

    public Job(string kind, string payload, DateTimeOffset due)
        : this(Guid.CreateVersion7(due), kind, payload, due) { }

    public Job(Guid id, string kind, string payload, DateTimeOffset due)
    {
        Id = id;
        Kind = kind;
        Payload = payload;
        Due = due;
    }

    public Guid Id { get; private set; }
    public string Kind { get; private set; } = "";

    /// <summary>JSON, read by the handler of the kind.</summary>
    public string Payload { get; private set; } = "";
    public DateTimeOffset Due { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public Guid? LeaseOwner { get; private set; }

    /// <summary>Done, or given up; then <see cref="Error"/> says why.</summary>
    public DateTimeOffset? Finished { get; private set; }

    /// <summary>Kind of the last failure, without content of the payload.</summary>
    public string? Error { get; private set; }

    private sealed class Configuration : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> builder)
        {
            builder.ToTable("platform_jobs");
            builder.Property(j => j.Id).ValueGeneratedNever();
            builder.Property(j => j.Kind).HasMaxLength(60);
            builder.Property(j => j.Error).HasMaxLength(500);
            builder.HasIndex(j => new { j.Finished, j.Due });
        }
    }
}
