using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>Checks the parts of a document by the strict rules of HSDS-DE §8.</summary>
internal sealed class PartCheck(List<DocumentFinding> findings)
{
    public void Error(string path, string message) => findings.Add(new(path, FindingLevel.Error, message));

    public void Text(string path, string? text, int most)
    {
        if (text?.Length > most)
            Error(path, $"Der Text hat mehr als {most} Zeichen. Kürzen Sie ihn.");
    }

    public void Rule<T>(string path, string? text)
        where T : struct, IStoredText<T>
    {
        if (text is not null && !T.TryParse(text, out _, out var error))
            Error(path, error + ".");
    }

    public void Phones(string path, IEnumerable<DocumentPhone> phones)
    {
        foreach (var x in phones)
        {
            Rule<PhoneNumber>($"{path}/{x.Id}/number", x.Number);
            Languages($"{path}/{x.Id}/languages", x.Languages);
        }
    }

    public void Contacts(string path, IEnumerable<DocumentContact> contacts)
    {
        foreach (var x in contacts)
        {
            Rule<EmailAddress>($"{path}/{x.Id}/email", x.Email);
            Phones($"{path}/{x.Id}/phones", x.Phones);
        }
    }

    public void Languages(string path, IEnumerable<DocumentLanguage> languages)
    {
        foreach (var x in languages)
        {
            Rule<LanguageCode>($"{path}/{x.Id}/code", x.Code);
            if (x is { Code: null, Name: null })
                Error($"{path}/{x.Id}", "Wählen Sie eine Sprache.");
        }
    }

    public void Hours(string path, IEnumerable<DocumentHours> hours)
    {
        foreach (var x in hours)
            if (x.Read(ScheduleOwner.Service(x.Id)) is ScheduleOutcome.Refused refused)
                foreach (var error in refused.Errors)
                    Error($"{path}/{x.Id}", error.Message);
    }

    public void Exceptions(string path, IEnumerable<DocumentException> exceptions)
    {
        foreach (var x in exceptions)
            if (
                ScheduleException.Read(x.Row, ScheduleOwner.Service(x.Id), ScheduleSource.Form)
                is ScheduleExceptionOutcome.Refused refused
            )
                foreach (var error in refused.Errors)
                    Error($"{path}/{x.Id}", error.Message);
    }

    public void Areas(string path, IEnumerable<DocumentArea> areas)
    {
        foreach (var x in areas)
        {
            Rule<WebAddress>($"{path}/{x.Id}/uri", x.Uri);
            if (x is { ExtentType: "geojson", Extent: { } extent } && CatchmentPolygon.Parse(extent) is null)
                Error($"{path}/{x.Id}/extent", "Die Fläche ist kein GeoJSON-Polygon.");
        }
    }

    public void Costs(string path, IEnumerable<DocumentCost> costs)
    {
        foreach (var x in costs)
        {
            if (x.Amount is { } amount && !CostOption.IsValidAmount(amount))
                Error(
                    $"{path}/{x.Id}/amount",
                    "Der Betrag darf nicht negativ sein und hat höchstens zwei Nachkommastellen."
                );
            Rule<CurrencyCode>($"{path}/{x.Id}/currency", x.Currency);
            if (x.ValidFrom > x.ValidTo)
                Error($"{path}/{x.Id}/validTo", "„Gültig bis“ liegt vor „gültig ab“.");
        }
    }

    public void Capacities(string path, IEnumerable<DocumentCapacity> capacities)
    {
        foreach (var x in capacities)
        {
            if (x.Unit is null || x.Unit.Name.Length == 0)
                Error($"{path}/{x.Id}/unit", "Sagen Sie, was gezählt wird, zum Beispiel Platz, Bett oder Termin.");
            else
                Rule<WebAddress>($"{path}/{x.Id}/unit", x.Unit.Uri);
            if (x.Available < 0 || x.Maximum < 0)
                Error($"{path}/{x.Id}/available", "Freie Plätze können nicht weniger als 0 sein.");
        }
    }

    public void Urls(string path, IEnumerable<DocumentUrl> urls)
    {
        foreach (var x in urls)
            Rule<WebAddress>($"{path}/{x.Id}/address", x.Address);
    }

    public void Location(string path, DocumentLocation x)
    {
        Rule<WebAddress>($"{path}/url", x.Url);
        if (x.Point is { } point && !Coordinates.AreValid(point.Latitude, point.Longitude))
            Error($"{path}/point", "Diesen Ort gibt es nicht: Breite −90 bis 90, Länge −180 bis 180.");
        if (x.MunicipalityKey is { } key && (key.Length != 8 || !key.All(char.IsAsciiDigit)))
            Error($"{path}/municipalityKey", "Der Gemeindeschlüssel hat acht Ziffern.");
        foreach (var address in x.Addresses)
            Address($"{path}/addresses/{address.Id}", address);
        foreach (var criterion in x.Accessibility)
            Rule<WebAddress>($"{path}/accessibility/{criterion.Id}/url", criterion.Url);
        Languages($"{path}/languages", x.Languages);
        Contacts($"{path}/contacts", x.Contacts);
        Phones($"{path}/phones", x.Phones);
        Hours($"{path}/hours", x.Hours);
        Exceptions($"{path}/exceptions", x.Exceptions);
    }

    private void Address(string path, DocumentAddress x)
    {
        if (x.Address1.Length == 0 || x.City.Length == 0 || x.StateProvince.Length == 0)
            Error(path, "Zu einer Anschrift gehören Straße mit Hausnummer, Ort und Bundesland.");
        if (x.Country.Length != 2 || !x.Country.All(char.IsAsciiLetterUpper))
            Error(path, "Das Land wird mit zwei großen Buchstaben angegeben, zum Beispiel DE.");
        else if (!Model.Address.IsValidPostalCode(x.PostalCode, x.Country))
            Error(path, "Geben Sie eine Postleitzahl mit fünf Ziffern an, zum Beispiel 99974.");
    }
}
