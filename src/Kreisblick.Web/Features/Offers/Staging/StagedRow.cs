using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Offers.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>What a row would do to the directory.</summary>
internal enum RowEffect
{
    New,
    Changed,
    Same,

    /// <summary>Cannot be taken over; <see cref="StagedRow.Problems"/> say why.</summary>
    Broken,
}

/// <summary>What is wrong or worth knowing in one row.</summary>
/// <param name="Field">Heading of the column, or name of the field; empty for the row as a whole.</param>
/// <param name="Value">What stands there, cut to a readable length; null: nothing.</param>
/// <param name="Message">What to do, in German.</param>
/// <param name="IsError">The row cannot be taken over; false: it can, and somebody should know.</param>
internal sealed record RowProblem(string Field, string? Value, string Message, bool IsError = true)
{
    private const int LongestValue = 80;

    /// <summary>What stands there, as long as a person reads it.</summary>
    public static string? Cut(string? text) => text is { Length: > LongestValue } ? text[..LongestValue] + "…" : text;
}

/// <summary>One offer (or provider) of a file, read and compared with the directory, waiting for a decision.</summary>
/// <param name="json">The document as it would be; null where the row is broken.</param>
internal sealed class StagedRow(string? json)
{
    public const int MostLine = 1_000;

    public required Guid Id { get; init; }
    public required Guid RunId { get; init; }

    /// <summary>Order in the file.</summary>
    public required int Number { get; init; }

    /// <summary>Where in the file, for people: "Zeile 7".</summary>
    public required string Place { get; init; }
    public required RecordKind Kind { get; init; }
    public required string Title { get; init; }
    public string? Provider { get; init; }
    public required RowEffect Effect { get; init; }
    public Guid? RecordId { get; init; }

    /// <summary>The document as it would be; null where the row is broken.</summary>
    public string? Json { get; private set; } = json;

    /// <summary>Fingerprint of the published document that it was compared with; null: there was none.</summary>
    public string? BeforeHash { get; init; }

    /// <summary>Which fields would change, as people call them.</summary>
    public string? Changes { get; init; }

    /// <summary>List of <see cref="RowProblem"/>.</summary>
    public string ProblemsJson { get; init; } = "[]";

    /// <summary>A known offer that may be the same, with its name and why.</summary>
    public Guid? LikeId { get; init; }
    public string? LikeName { get; init; }
    public string? LikeReason { get; init; }

    /// <summary>Chosen for taking over.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>What it became.</summary>
    public Guid? ProposalId { get; private set; }

    /// <summary>Why it is not where it should be, in German.</summary>
    public string? Note { get; private set; }

    public bool CanBeTaken => Effect is RowEffect.New or RowEffect.Changed;

    public IReadOnlyList<RowProblem> Problems => DocumentJson.ReadValue<IReadOnlyList<RowProblem>>(ProblemsJson);

    public RecordDocument Document =>
        DocumentJson.Read(Kind, Json ?? throw new InvalidOperationException("A broken row has no document."));

    /// <summary>SHA-256 of the canonical text.</summary>
    public static string HashOf(RecordDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DocumentJson.Write(document))));

    /// <summary>Only <see cref="Publishing.AddressEraser"/> calls this.</summary>
    internal void Erase(string erased) => Json = erased;

    public void Become(Guid proposal) => ProposalId = proposal;

    public void Take(bool taken) => IsTaken = taken && CanBeTaken;

    public void Say(string? note) => Note = note is { Length: > MostLine } ? note[..MostLine] : note;

    private sealed class Configuration : IEntityTypeConfiguration<StagedRow>
    {
        public void Configure(EntityTypeBuilder<StagedRow> builder)
        {
            builder.ToTable("offers_import_rows");
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.Place).HasMaxLength(200);
            builder.Property(r => r.Title).HasMaxLength(DocumentCheck.MostName);
            builder.Property(r => r.Provider).HasMaxLength(DocumentCheck.MostName);
            builder.Property(r => r.Json).HasColumnName("document");
            builder.Property(r => r.BeforeHash).HasMaxLength(64);
            builder.Property(r => r.Changes).HasMaxLength(MostLine);
            builder.Property(r => r.ProblemsJson).HasColumnName("problems");
            builder.Property(r => r.LikeName).HasMaxLength(DocumentCheck.MostName);
            builder.Property(r => r.LikeReason).HasMaxLength(200);
            builder.Property(r => r.Note).HasMaxLength(MostLine);
            builder.Ignore(r => r.Problems);
            builder.Ignore(r => r.Document);
            builder.HasIndex(r => new { r.RunId, r.Number });
            builder.HasIndex(r => r.ProposalId);
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
