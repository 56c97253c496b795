using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Accounts.Model;

/// <summary>The tables of the module: lengths, keys, and what goes with an account.</summary>
internal sealed class AccountTables
    : IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<GrantedRole>,
        IEntityTypeConfiguration<Group>,
        IEntityTypeConfiguration<GroupMembership>,
        IEntityTypeConfiguration<RecoveryCode>,
        IEntityTypeConfiguration<Passkey>,
        IEntityTypeConfiguration<AccountToken>,
        IEntityTypeConfiguration<SignInFailure>,
        IEntityTypeConfiguration<KnownDevice>,
        IEntityTypeConfiguration<RoleProposal>,
        IEntityTypeConfiguration<Session>,
        IEntityTypeConfiguration<ExternalLogin>,
        IEntityTypeConfiguration<ErasureCase>
{
    public const int LongestScope = 100;
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts_accounts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Email).HasMaxLength(254);
        builder.Property(a => a.EmailKey).HasMaxLength(254);
        builder.Property(a => a.Name).HasMaxLength(Account.LongestName);
        builder.Property(a => a.PasswordHash).HasMaxLength(300);
        builder.Property(a => a.TotpSecret).HasMaxLength(600);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.EmailKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<GrantedRole> builder)
    {
        Part(builder, "accounts_granted_roles");
        builder.Property(r => r.Scope).HasMaxLength(LongestScope);
        BelongsToAccount(builder, nameof(GrantedRole.AccountId));
        builder.HasIndex(r => new { r.Role, r.Scope });
    }

    public void Configure(EntityTypeBuilder<Group> builder)
    {
        Part(builder, "accounts_groups");
        builder.Property(g => g.Code).HasMaxLength(60);
        builder.Property(g => g.Name).HasMaxLength(120);
        builder.HasIndex(g => g.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<GroupMembership> builder)
    {
        Part(builder, "accounts_group_memberships");
        builder.Property(m => m.From).HasColumnName("since");
        builder.Property(m => m.Until).HasColumnName("until");
        BelongsToAccount(builder, nameof(GroupMembership.AccountId));
        builder.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        Part(builder, "accounts_recovery_codes");
        builder.Property(c => c.Hash).HasMaxLength(HashLength);
        BelongsToAccount(builder, nameof(RecoveryCode.AccountId));
    }

    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        Part(builder, "accounts_passkeys");
        builder.Property(p => p.CredentialId).HasMaxLength(1023);
        builder.Property(p => p.PublicKey).HasMaxLength(2000);
        builder.Property(p => p.Name).HasMaxLength(Passkey.LongestName);
        builder.Property(p => p.Transports).HasMaxLength(100);
        builder.Property(p => p.LastUsedAt).IsConcurrencyToken();
        BelongsToAccount(builder, nameof(Passkey.AccountId));
        builder.HasIndex(p => p.CredentialId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccountToken> builder)
    {
        Part(builder, "accounts_tokens");
        builder.Property(t => t.Hash).HasMaxLength(HashLength);
        builder.Property(t => t.Detail).HasMaxLength(254);
        builder.Property(t => t.PendingFactor).HasMaxLength(600);
        builder.Property(t => t.UsedAt).IsConcurrencyToken();
        BelongsToAccount(builder, nameof(AccountToken.AccountId));
        builder.HasIndex(t => t.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SignInFailure> builder)
    {
        Part(builder, "accounts_sign_in_failures");
        builder.Property(f => f.Budget).HasMaxLength(HashLength);
        builder.Property(f => f.At).HasColumnName("happened_at");
        builder.HasIndex(f => new { f.Budget, f.At });
    }

    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        Part(builder, "accounts_known_devices");
        builder.Property(d => d.Hash).HasMaxLength(HashLength);
        BelongsToAccount(builder, nameof(KnownDevice.AccountId));
        builder.HasIndex(d => d.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RoleProposal> builder)
    {
        Part(builder, "accounts_role_proposals");
        builder.Property(p => p.Scope).HasMaxLength(LongestScope);
        builder.Property(p => p.Why).HasMaxLength(RoleProposal.LongestWhy);
        builder.Property(p => p.State).IsConcurrencyToken();
        BelongsToAccount(builder, nameof(RoleProposal.AccountId));
    }

    public void Configure(EntityTypeBuilder<ErasureCase> builder)
    {
        Part(builder, "accounts_erasures");
        builder.Property(c => c.Why).HasMaxLength(ErasureCase.LongestWhy);
        builder.Property(c => c.State).IsConcurrencyToken();
        builder.Ignore(c => c.IsOwnWish);
        BelongsToAccount(builder, nameof(ErasureCase.AccountId));
        builder.HasIndex(c => c.State);
    }

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        Part(builder, "accounts_sessions");
        builder.Property(s => s.KeyHash).HasMaxLength(HashLength);
        builder.Property(s => s.Device).HasMaxLength(60);
        BelongsToAccount(builder, nameof(Session.AccountId));
        builder.HasIndex(s => s.KeyHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ExternalLogin> builder)
    {
        Part(builder, "accounts_external_logins");
        builder.Property(l => l.Issuer).HasMaxLength(300);
        builder.Property(l => l.Subject).HasMaxLength(ExternalLogin.LongestSubject);
        BelongsToAccount(builder, nameof(ExternalLogin.AccountId));
        builder.HasIndex(l => new { l.Issuer, l.Subject }).IsUnique();
        builder.HasIndex(l => l.AccountId).IsUnique();
    }

    private static void Part<T>(EntityTypeBuilder<T> builder, string table)
        where T : class
    {
        builder.ToTable(table);
        builder.Property<Guid>("Id").ValueGeneratedNever();
    }

    private static void BelongsToAccount<T>(EntityTypeBuilder<T> builder, string key)
        where T : class => builder.HasOne<Account>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
}
