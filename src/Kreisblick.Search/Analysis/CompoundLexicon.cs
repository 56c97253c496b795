using System.Collections.Frozen;

namespace Kreisblick.Search;

/// <summary>Words of the field that are parts of compounds although short, and endings that look like parts but are none.</summary>
internal static class CompoundLexicon
{
    internal static readonly FrozenSet<string> Words = Fold(
        """
        amt arzt bad bus geld gas hof job kind kur kita not pass rat recht schul tag test weg heim haus hilfe pflege miete wohn
        sprach kurs platz treff stelle beratung betreuung dienst antrag zuschuss ausweis karte gruppe schutz sucht schuld arbeit
        lern nachhilfe essen kleider möbel strom heizung rente alter jugend frauen männer eltern familie mütter väter baby
        krippe hort schule berufs ausbildung führer schein bank kasse amts spende tafel laden küche café zeit fahrt dorf stadt
        """
    );

    internal static readonly FrozenSet<string> NoPart = Fold(
        """
        heit heiten keit keiten schaft schaften lich liche lichen isch ische ischen haft haften ling linge chen lein innen ungen
        nisse nissen bare baren samkeit losigkeit unter über nach auf aus ein vor durch gegen wieder nieder hinter zwischen
        neben weiter entgegen erer eren ende enden ende ender igen ten ter ung tion tionen ation ationen ment mente iert
        ieren ierung ismus tät täten ität iten eller ellen anten enten ern sche schen ster sten stes
        """
    );

    private static FrozenSet<string> Fold(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(GermanFolding.Fold)
            .ToFrozenSet(StringComparer.Ordinal);
}
