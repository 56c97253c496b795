using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Secrets;

/// <summary>A secret of this installation, kept protected by the data protection keys.</summary>
internal sealed class InstallationSecret
{
    private InstallationSecret() { }

    public InstallationSecret(string name, string protectedValue)
    {
        Name = name;
        ProtectedValue = protectedValue;
    }

    public string Name { get; private set; } = "";
    public string ProtectedValue { get; private set; } = "";

    private sealed class Configuration : IEntityTypeConfiguration<InstallationSecret>
    {
        public void Configure(EntityTypeBuilder<InstallationSecret> builder)
        {
            builder.ToTable("platform_secrets");
            builder.HasKey(s => s.Name);
            builder.Property(s => s.Name).HasMaxLength(60);
            builder.Property(s => s.ProtectedValue).HasMaxLength(1000);
        }
    }
}
