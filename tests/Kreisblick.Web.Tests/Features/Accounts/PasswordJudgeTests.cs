using CsCheck;
using Kreisblick.Web.Features.Accounts.NewPassword;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Web.Language;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>Which new passwords are taken: long ones of any characters, but none that is tried first.</summary>
public sealed class PasswordJudgeTests
{
    private static readonly string[] Local =
    [
        "kreisblick",
        "Unstrut",
        "Hainich",
        "Kreis",
        "Mühlhausen",
        "Friederike",
        "Wunderlich",
        "wunderlich",
        "beratung",
        "example",
    ];

    [Theory]
    [InlineData("Wolke Teppich Zange Mondfahrt")]
    [InlineData("trompete-kaktus-fahrplan-11")]
    [InlineData("Kühlschrank läuft rückwärts")]
    [InlineData("qF7!zT2pLw9#Xk4")]
    [InlineData("мой пароль очень длинный")]
    [InlineData("😀🚲🌧️🎻🧵🪁🧭🥨🪵🧲🪴🧊🛶🪗🎈🧶")]
    [InlineData("sommer hund lampe teller ofen")]
    [InlineData("Im Hainich wohnt ein blauer Uhu")]
    [InlineData("4c1d0a7be2f98365aa91")]
    public void Taken(string password) => Assert.Null(PasswordJudge.Judge("p", password, Local));

    [Theory]
    [InlineData(null, "password.empty")]
    [InlineData("", "password.empty")]
    [InlineData("Zange Wolke 14", "password.short")]
    [InlineData("😀🚲🌧️🎻🧵🪁🧭", "password.short")]
    // One part again and again, few different characters.
    [InlineData("aaaaaaaaaaaaaaaa", "password.pattern")]
    [InlineData("Zange7Zange7Zange7", "password.pattern")]
    [InlineData("!!Zange Zange Zange!!", "password.pattern")]
    [InlineData("abababababababab", "password.pattern")]
    [InlineData("101010111010100110", "password.pattern")]
    // Keyboard, alphabet, counting.
    [InlineData("qwertzuiopasdfgh", "password.pattern")]
    [InlineData("QWERTYuiop123456", "password.pattern")]
    [InlineData("1qay2wsx3edc4rfv", "password.pattern")]
    [InlineData("1qaz2wsx3edc4rfv", "password.pattern")]
    [InlineData("abcdefghijklmnop", "password.pattern")]
    [InlineData("98765432109876543210", "password.pattern")]
    [InlineData("qwe123asd456yxc789", "password.pattern")]
    // Words that everybody tries, with digits and signs.
    [InlineData("Passwort12345678", "password.pattern")]
    [InlineData("Passwort29184736", "password.common")]
    [InlineData("P4$$w0rt!!2024!!", "password.common")]
    [InlineData("mein-geheimes-Passwort", "password.common")]
    [InlineData("Sommerurlaub2026!", "password.common")]
    [InlineData("IchLiebeDich!!!!1", "password.common")]
    [InlineData("Schatzi.Mausi.2024", "password.common")]
    [InlineData("administrator2026", "password.common")]
    [InlineData("Fußball-München1860", "password.common")]
    // Sentences that everybody knows.
    [InlineData("correct horse battery staple", "password.common")]
    [InlineData("Die Würde des Menschen ist unantastbar", "password.common")]
    [InlineData("alle-meine-Entchen-1", "password.common")]
    [InlineData("AmAnfangWarDasWort", "password.common")]
    // What everybody here would try.
    [InlineData("Kreisblick2026!!", "password.local")]
    [InlineData("UnstrutHainichKreis", "password.local")]
    [InlineData("Friederike.Wunderlich", "password.local")]
    [InlineData("Muehlhausen-Hainich1", "password.local")]
    [InlineData("Beratung Wunderlich 1", "password.local")]
    public void Refused(string? password, string sentence)
    {
        var error = PasswordJudge.Judge("p", password, Local);
        Assert.Equal(sentence, error?.TextKey);
        Assert.DoesNotContain(
            "{",
            new Texts(new TextStore(), PageLanguage.German).Plain(sentence, error!.Arguments),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Fifteen_to_128_characters_are_taken_whatever_they_are()
    {
        const string words = "Uhu und Zange tanzen Foxtrott: ";
        Assert.Null(PasswordJudge.Judge("p", string.Concat(Enumerable.Repeat(words, 5))[..4] + "Gz!kW2ß€x7u", []));
        var longest = string.Concat(Enumerable.Range(0, 128).Select(i => char.ConvertFromUtf32(0x4E00 + 37 * i)));
        Assert.Null(PasswordJudge.Judge("p", longest, []));
        Assert.Equal("password.long", PasswordJudge.Judge("p", longest + "ß", [])?.TextKey);
        Assert.Equal(longest, PasswordRules.Bounded(longest));
        Assert.Equal("", PasswordRules.Bounded(longest + "ß"));
    }

    [Fact]
    public void Random_passwords_of_a_manager_are_taken() =>
        Gen.Char["ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!$%&/=?-_"]
            .Array[20]
            .Sample(c => PasswordJudge.Judge("p", new string(c), Local) is null, iter: 2_000, seed: "0000KU2qMm12");

    [Fact]
    public void Any_text_gets_an_answer() =>
        Gen.String[0, 140]
            .Sample(text => PasswordJudge.Judge("p", text, Local)?.TextKey.Length > 0 || text.Length >= 15);

    [Fact]
    public void An_umlaut_is_the_same_from_every_keyboard()
    {
        var passwords = new Passwords();
        var composed = "Kühlschrank läuft rückwärts".Normalize(System.Text.NormalizationForm.FormC);
        var decomposed = composed.Normalize(System.Text.NormalizationForm.FormD);
        Assert.NotEqual(composed, decomposed);
        Assert.True(passwords.Verify(passwords.Hash(composed), decomposed, out _));
        Assert.True(passwords.Verify(passwords.Hash("ein halbes Paar \ud83d"), "ein halbes Paar \ud83d", out _));
    }
}
