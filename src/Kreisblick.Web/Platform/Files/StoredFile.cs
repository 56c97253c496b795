using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Files;

/// <summary>A file of the store. The bytes lie on disk under their hash; equal bytes lie there once.</summary>
internal sealed class StoredFile
{
    public const int MaxName = 200;

    private StoredFile() { }

    public StoredFile(Guid id, string hash, string name, string type, long size, DateTimeOffset stored)
    {
        Id = id;
        Hash = hash;
        Name = name;
        Type = type;
        Size = size;
        Stored = stored;
    }

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the bytes, 64 hexadecimal digits.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>As the sender called it, for showing and for <c>Content-Disposition</c>; never a path on this machine.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Media type from the store's list, never the one that the sender claims.</summary>
    public string Type { get; private set; } = "";

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }
    public DateTimeOffset Stored { get; private set; }

    private sealed class Configuration : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("platform_files");
            builder.Property(f => f.Id).ValueGeneratedNever();
            builder.Property(f => f.Hash).HasMaxLength(64);
            builder.Property(f => f.Name).HasMaxLength(MaxName);
            builder.Property(f => f.Type).HasMaxLength(100);
            builder.HasIndex(f => f.Hash);
        }
    }
}
