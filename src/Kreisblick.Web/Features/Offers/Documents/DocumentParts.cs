using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Documents;

// Texts that obey a rule (numbers, addresses, codes) stand here as they were typed: a draft may hold what is not right
// yet. DocumentCheck says what is wrong; nothing wrong reaches the tables.

internal sealed record DocumentPhone : DocumentPart
{
    public string Number { get; init; } = "";

    /// <summary>RFC 6350: text, voice, fax, cell, video, pager, textphone.</summary>
    public string? Type { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<DocumentLanguage> Languages { get; init; } = [];
}

internal sealed record DocumentLanguage : DocumentPart
{
    public string? Name { get; init; }

    /// <summary>ISO 639.</summary>
    public string? Code { get; init; }
    public string? Note { get; init; }
}

internal sealed record DocumentContact : DocumentPart
{
    public string? Name { get; init; }

    /// <summary>The function ("Beratung", "Anmeldung").</summary>
    public string? Title { get; init; }
    public string? Department { get; init; }
    public string? Email { get; init; }
    public IReadOnlyList<DocumentPhone> Phones { get; init; } = [];
}

/// <summary>One row of opening hours; changed as a whole, because its fields mean something only together.</summary>
internal sealed record DocumentHours : DocumentPart
{
    /// <summary>Place among the rows of the same owner; gaps are allowed.</summary>
    public int Position { get; init; }

    /// <summary>Times are wall time in Berlin, <c>HH:mm</c>.</summary>
    public ScheduleText Row { get; init; } = new();

    /// <summary>Reads the row by the strict rules; what came in by a file is taken as the file was taken.</summary>
    public ScheduleOutcome Read(ScheduleOwner owner)
    {
        var strict = Schedule.Read(Row with { Id = Id }, owner, ScheduleSource.Form, Position);
        return
            strict is ScheduleOutcome.Refused
            && Schedule.Read(Row with { Id = Id }, owner, ScheduleSource.Import, Position)
                is ScheduleOutcome.Valid { Notices.Count: 0 } generous
            ? generous
            : strict;
    }

    public Schedule Require(ScheduleOwner owner) => Read(owner).Require();
}

/// <summary>Days that depart from the usual hours; changed as a whole.</summary>
internal sealed record DocumentException : DocumentPart
{
    public int Position { get; init; }
    public ScheduleExceptionText Row { get; init; } = new();
}

/// <summary>For whom the offer is there (catchment).</summary>
internal sealed record DocumentArea : DocumentPart
{
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Extent { get; init; }
    public string? ExtentType { get; init; }
    public string? Uri { get; init; }

    /// <summary>Official key where <see cref="Uri"/> does not say it.</summary>
    public string? Key { get; init; }
}

internal sealed record DocumentCost : DocumentPart
{
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Option { get; init; }
    public string? Currency { get; init; }
    public decimal? Amount { get; init; }
    public string? AmountDescription { get; init; }
}

/// <summary>Paper to bring along.</summary>
internal sealed record DocumentRequirement : DocumentPart
{
    public string? Document { get; init; }
    public string? Uri { get; init; }
}

internal sealed record DocumentFunding : DocumentPart
{
    public string? Source { get; init; }
}

/// <summary>Free places, with the instant of the statement.</summary>
internal sealed record DocumentCapacity : DocumentPart
{
    public DocumentUnit? Unit { get; init; }
    public decimal Available { get; init; }
    public decimal? Maximum { get; init; }
    public string? Description { get; init; }
    public DateTimeOffset Updated { get; init; }
}

/// <summary>What a capacity counts. An unknown unit is made when the document is published; a known one never changes.</summary>
internal sealed record DocumentUnit
{
    public required Guid Unit { get; init; }
    public string Name { get; init; } = "";
    public string? Scheme { get; init; }
    public string? Identifier { get; init; }
    public string? Uri { get; init; }
}

internal sealed record DocumentUrl : DocumentPart
{
    public string? Label { get; init; }
    public string Address { get; init; } = "";
}

/// <summary>Completed years; one value, because "from" must not lie above "to".</summary>
internal sealed record DocumentAges
{
    public int? Minimum { get; init; }
    public int? Maximum { get; init; }
}

internal sealed record DocumentPoint
{
    public double Latitude { get; init; }
    public double Longitude { get; init; }
}

/// <summary>What only the county's planning and editing see; never public, not shown to providers.</summary>
internal sealed record DocumentPlanning
{
    /// <summary>Last day for which the money is granted.</summary>
    public DateOnly? FundingEndsOn { get; init; }
    public string? Note { get; init; }
}
