using System.Text.RegularExpressions;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Seed;
using Xunit;

namespace Kreisblick.Web.Tests.Features.Offers.Seed;

/// <summary>The hand-written tables: what visitors of the example county see first.</summary>
public sealed partial class ExampleCountyTests
{
    private static readonly ExampleCounty County = ExampleCounty.FromFiles();
    private static readonly CatalogueSnapshot Catalogue = CatalogueSnapshot.FromFiles();

    private static readonly Dictionary<string, LocationRow> Locations = County.Locations.ToDictionary(
        l => l.Key,
        StringComparer.Ordinal
    );

    /// <summary>The 30 municipalities of 31 December 2022 with those of today's that hold their territory in the county.</summary>
    public static TheoryData<string, string> Municipalities2022()
    {
        var data = new TheoryData<string, string>();
        foreach (var own in "03 04 05 07 09 19 21 22 27 32 33 37 38 43 45 46 53 61 62 64 71 74 75 76 77".Split(' '))
            data.Add($"160640{own}", $"160640{own}");
        data.Add("16064014", "16064071"); // Dünwald
        data.Add("16064072", "16064071"); // Menteroda
        data.Add("16064073", "16064071"); // Anrode
        data.Add("16064055", "16064046"); // Rodeberg
        data.Add("16064058", "16064076"); // Schönstedt
        return data;
    }

    [Theory]
    [MemberData(nameof(Municipalities2022))]
    public void EveryMunicipalityOf2022_HasAnOfferOfItsOwn(string ags, string today)
    {
        var here = County.Offers.Where(o =>
            Locations[o.Location].Place?.Ags == today && o.Areas.Any(a => a == today || a.Length < 8)
        );
        Assert.True(here.Any(), $"{ags} → {today}");
    }

    [Fact]
    public void EverySubCategory_HasAnOffer()
    {
        var used = County.Offers.SelectMany(o => o.Categories).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Catalogue.InTaxonomy(TaxonomySlugs.Categories), t => !t.IsTop && !used.Contains(t.Code));
    }

    [Fact]
    public void Numbers_AreThoseOfTheExampleCounty()
    {
        Assert.True(County.Offers.Count >= 260);
        Assert.True(County.Providers.Count >= 45);
        Assert.Equal(7, County.Providers.Select(p => p.Kind).Distinct(StringComparer.Ordinal).Count());
        Assert.True(County.Offers.SelectMany(o => o.Languages).Distinct(StringComparer.Ordinal).Count() >= 12);
        Assert.InRange(County.Offers.Count(o => o.Status == "temporarily closed"), 5, 15);
        Assert.InRange(County.Offers.Count(o => o.Hours is null), 8, 25);
        Assert.True(County.Texts.Sum(t => t.Count(x => x.Language == "de-x-ls")) >= 40);
        Assert.True(County.Texts.Sum(t => t.Count(x => x.Language == "en")) >= 25);
        Assert.True(County.Offers.Count(o => o.Capacity is not null) >= 40);
    }

    [Fact]
    public void AboutOneInTen_IsOverdue()
    {
        var overdue = County.Offers.Count(o =>
            o.AssuredDaysAgo > (o.Categories[0].StartsWith("01.", StringComparison.Ordinal) ? 182 : 365) + 31
        );
        Assert.InRange(overdue * 100.0 / County.Offers.Count, 8, 12);
    }

    [Fact]
    public void ThreeProtectedAddresses_AreSheltersWithoutAnyPlace()
    {
        var hidden = County.Locations.Where(l => l.IsAddressProtected).ToList();
        Assert.Equal(3, hidden.Count);
        Assert.All(
            hidden,
            l =>
                Assert.True(
                    l
                        is {
                            Place: null,
                            Street: null,
                            Transportation: null,
                            HasCoordinates: false,
                            Accessibility.Count: 0
                        }
                )
        );
        Assert.All(
            County.Offers.Where(o => o.Categories[0] == "01.2"),
            o => Assert.True(Locations[o.Location].IsAddressProtected)
        );
    }

    [Fact]
    public void ProtectedOffers_DoNotNameAPlaceInAnyText()
    {
        string[] places =
        [
            .. County.Places.Values.SelectMany(p => new[] { p.Municipality.Split('/')[0], p.Village }).OfType<string>(),
        ];
        Assert.All(
            County.Offers.Where(o => Locations[o.Location].IsAddressProtected),
            o =>
            {
                var text =
                    $"{o.Name} {o.Short} {o.Long} {o.HowToGet} {o.Key} {o.Url} {o.Email} {string.Join(' ', o.Areas)}";
                Assert.All(places, p => Assert.DoesNotContain(p, text, StringComparison.OrdinalIgnoreCase));
                Assert.Equal(["16064"], o.Areas);
            }
        );
    }

    [Fact]
    public void Codes_AreThoseOfTheCatalogue() =>
        Assert.All(
            County.Offers,
            o =>
            {
                Assert.InRange(o.Categories.Count, 1, 5);
                var codes = o.Categories.Concat(o.TargetGroups).Concat(o.Cost).Concat(o.Access).Concat(o.Form);
                Assert.All(codes, code => Assert.NotNull(Catalogue.Find(code)));
                // KO1 (free for everybody) excludes KO3 (costs money).
                Assert.False(
                    o.Cost.Contains("KO1", StringComparer.Ordinal) && o.Cost.Contains("KO3", StringComparer.Ordinal),
                    o.Name
                );
            }
        );

    [Fact]
    public void References_LeadToRows()
    {
        var providers = County.Providers.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        Assert.All(County.Locations, l => Assert.Contains(l.Provider, providers));
        Assert.All(
            County.Offers,
            o =>
            {
                Assert.Contains(o.Provider, providers);
                Assert.Equal(o.Provider, Locations[o.Location].Provider);
                Assert.True(o.Hours is null || County.Hours.Contains(o.Hours), o.Hours);
            }
        );
        Assert.All(County.Texts, t => Assert.Contains(County.Offers, o => o.Key == t.Key));
    }

    [Fact]
    public void Names_AreUnique() =>
        Assert.Equal(
            County.Offers.Count,
            County.Offers.Select(o => o.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count()
        );

    [Fact]
    public void Texts_KeepTheirLimitsAndShowNoForbiddenForm() =>
        Assert.All(
            County.Offers,
            o =>
            {
                Assert.InRange(o.Name.Length, 4, 80);
                Assert.InRange(o.Short.Length, 20, 120);
                Assert.InRange(o.Long.Length, 30, 600);
                Assert.Matches("[.?]$", o.Short);
                var text = $"{o.Name} {o.Short} {o.Long} {o.Fees} {o.Eligibility} {o.HowToGet} {o.Alert}";
                Assert.DoesNotMatch(Forbidden(), text);
            }
        );

    [Fact]
    public void Contacts_CannotBeReal()
    {
        var mails = County.Offers.Select(o => o.Email).Concat(County.Providers.Select(p => p.Email)).OfType<string>();
        Assert.All(mails, m => Assert.EndsWith("@beispiel.example", m, StringComparison.Ordinal));
        var pages = County.Offers.Select(o => o.Url).Concat(County.Providers.Select(p => p.Website)).OfType<string>();
        Assert.All(pages, p => Assert.StartsWith("https://beispiel.example/", p, StringComparison.Ordinal));
        var phones = County.Offers.Select(o => o.Phone).Concat(County.Providers.Select(p => p.Phone)).ToList();
        Assert.All(phones, p => Assert.StartsWith("03601 000-", p, StringComparison.Ordinal));
        Assert.Equal(phones.Count, phones.Distinct(StringComparer.Ordinal).Count());
        Assert.All(County.Locations.Select(l => l.Street).OfType<string>(), s => Assert.Matches("Beispiel|Muster", s));
        Assert.All(County.Providers, p => Assert.Contains("Erfunden", p.Description, StringComparison.Ordinal));
    }

    // Gender signs inside words, exclamation marks, and words that the style rules out.
    [GeneratedRegex(
        @"\w[:*_]in(nen)?\b|!|sozial schwach|Hilfebedürftig|Problemfamilie|Brennpunkt",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Forbidden();
}
