using System.Collections.Frozen;

namespace Kreisblick.Search;

/// <summary>
/// German function words, folded. They are dropped from a query only while other words are left. Negations ("kein",
/// "nicht", "ohne") are content here: "spreche kein Deutsch" and "spreche Deutsch" are different needs.
/// </summary>
public static class StopWords
{
    private const string List = """
        aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da dabei dadurch dafür
        daher dahin damit danach dann daran darauf darf darum das dass davon dazu dein deine deinem deinen deiner dem den denen
        denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch eben ein eine einem einen
        einer eines einige einmal er es etwas euch euer eure fast für gar gegen geht gern gerne gibt habe haben hab hat hatte
        hätte hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in innen ins irgendwas irgendwo ist ja jede jedem
        jeden jeder jedes jemand jetzt kann kannst können könnte könnt lassen machen macht mal man manche mehr mein meine meinem
        meinen meiner meines mich mir mit möchte mögen muss müssen müsste nach nämlich neben noch nun nur ob oder sehr sein seine
        seinem seinen seiner seit sich sie sind so sogar soll sollen sollte sollten solche sondern sonst über um und uns unser
        unsere unserem unseren unter viel vom von vor war waren warum was weil welche welchem welchen welcher welches wem wen wenn
        wer werde werden wessen wie wieso will wir wird wo wobei wofür woher wohin wollen worden wurde wurden würde würden zu zum
        zur zwar zwischen bitte brauche brauchen braucht suche suchen bekomme bekommen kriege kriegen finde finden wäre
        """;

    private static readonly FrozenSet<string> Folded = List.Split(
            [' ', '\n', '\r'],
            StringSplitOptions.RemoveEmptyEntries
        )
        .Select(GermanFolding.Fold)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the folded word carries no content of its own.</summary>
    public static bool Contains(string folded) => Folded.Contains(folded);
}
