using System.Data.Common;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>Links audit rows to the one chain, within the transaction that stores what they tell of.</summary>
internal static class AuditChain
{
    /// <summary>Called last in a transaction: the head stays locked from here to the commit.</summary>
    public static async Task AppendAsync(
        KreisblickDb db,
        IReadOnlyList<AuditEvent> events,
        CancellationToken cancellation
    )
    {
        var (number, hash) = await LockAsync(db, cancellation);
        foreach (var added in events)
        {
            added.Link(++number, await KeyAsync(db, added.YearOfKey, cancellation), hash);
            hash = added.Hash;
            await InsertAsync(db, added, cancellation);
        }
        await MoveHeadAsync(db, number, hash, cancellation);
    }

    /// <summary>Where the chain ends; null where somebody has removed the row that says it.</summary>
    public static Task<AuditHead?> HeadAsync(KreisblickDb db, CancellationToken cancellation) =>
        db.Set<AuditHead>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == AuditHead.OnlyId, cancellation);

    // The update changes nothing but locks the row, and sees what the transaction before has committed.
    private static async Task<(long Number, string Hash)> LockAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var head = await db.Set<AuditHead>()
            .FromSql(
                $"UPDATE platform_audit_head SET number = number WHERE id = {AuditHead.OnlyId} RETURNING id, number, hash"
            )
            .AsNoTracking()
            .ToListAsync(cancellation);
        return head is [var only]
            ? (only.Number, only.Hash)
            : throw new InvalidOperationException("The audit chain has lost its end; nothing is stored without it.");
    }

    private static Task<int> MoveHeadAsync(KreisblickDb db, long number, string hash, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"UPDATE platform_audit_head SET number = {number}, hash = {hash} WHERE id = {AuditHead.OnlyId}",
            cancellation
        );

    private static async Task<AuditKey> KeyAsync(KreisblickDb db, int year, CancellationToken cancellation)
    {
        if (year == 0)
            return AuditKey.OfPrograms;
        if (await db.Set<AuditKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Year == year, cancellation) is { } known)
            return known;
        // Nobody else can make it: the head is locked.
        var made = AuditKey.Make(year);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO platform_audit_keys (year, secret) VALUES ({made.Year}, {made.Secret})",
            cancellation
        );
        return made;
    }

    // Past the change tracker: a commit must not save what its caller has not saved.
    private static async Task InsertAsync(KreisblickDb db, AuditEvent added, CancellationToken cancellation)
    {
        var entity = db.Model.FindEntityType(typeof(AuditEvent))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var properties = entity.GetProperties().ToList();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var property in properties)
            command.Parameters.Add(Parameter(command, property, added));
        var columns = string.Join(", ", properties.Select(p => p.GetColumnName(table)));
        var values = string.Join(", ", properties.Select(p => "@" + p.Name));
        // Names from the model only; all values are parameters.
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO {table.Name} ({columns}) VALUES ({values})";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbParameter Parameter(DbCommand command, IProperty property, AuditEvent added) =>
        property
            .GetRelationalTypeMapping()
            .CreateParameter(
                command,
                "@" + property.Name,
                property.GetGetter().GetClrValue(added),
                property.IsNullable
            );
}
