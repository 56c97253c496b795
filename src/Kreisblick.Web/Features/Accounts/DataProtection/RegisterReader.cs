using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.DataProtection;

/// <summary>The register of processing with the tables behind it.</summary>
internal sealed class RegisterReader(KreisblickDb db, IEnumerable<ProcessingRecord> records)
{
    public IReadOnlyList<ProcessingRecord> Records { get; } = [.. records.OrderBy(r => r.Order)];

    /// <summary>Table and columns as the database names them.</summary>
    public IReadOnlyList<(string Table, string Columns)> Places(ProcessingRecord record) =>
        [
            .. record.Columns.Select(c =>
            {
                var entity =
                    db.Model.FindEntityType(c.Entity)
                    ?? throw new InvalidOperationException($"{c.Entity.Name} is in the register, but no table.");
                return (
                    entity.GetTableName()!,
                    string.Join(", ", c.Properties.Select(p => entity.FindProperty(p)!.GetColumnName()))
                );
            }),
        ];
}
