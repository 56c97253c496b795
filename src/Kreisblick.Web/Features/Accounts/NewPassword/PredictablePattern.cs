namespace Kreisblick.Web.Features.Accounts.NewPassword;

/// <summary>
/// Passwords that grow by rule: one part repeated, a row of the keyboard, the alphabet, counting. Programs that guess
/// try them first, however long they are.
/// </summary>
internal static class PredictablePattern
{
    /// <summary>So many characters must not follow from the one before.</summary>
    private const int FewestSurprises = 6;

    /// <summary>And so many must be different ones.</summary>
    private const int FewestDifferent = 5;

    // German and English keyboards; signs of the row of digits with and without shift.
    private static readonly string[] Rows =
    [
        "1234567890",
        "qwertzuiop",
        "asdfghjkl",
        "yxcvbnm,.-",
        "qwertyuiop",
        "zxcvbnm,./",
        "!\"§$%&/()=",
        "!@#$%^&*()",
    ];

    // Up and down between the rows: "1qay2wsx", "1qaz2wsx".
    private static readonly string[] Columns = ["1qay", "2wsx", "3edc", "4rfv", "5tgb", "6zhn", "7ujm", "1qaz", "6yhn"];

    private static readonly HashSet<(char, char)> Neighbours =
    [
        .. Rows.Concat(Columns).SelectMany(line => line.Zip(line.Skip(1))).SelectMany(Both),
    ];

    /// <param name="folded">The password as <see cref="PasswordText.Fold"/> gives it.</param>
    public static bool Holds(string folded) =>
        Repeats(folded)
        || folded.Distinct().Count() < FewestDifferent
        || Surprises(folded) < Math.Max(FewestSurprises, folded.Length / 4);

    /// <summary>The whole is one part again and again ("Hallo Hallo Hallo!"); signs at the ends do not count.</summary>
    private static bool Repeats(string folded)
    {
        var start = 0;
        var end = folded.Length;
        while (start < end && !char.IsLetterOrDigit(folded[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(folded[end - 1]))
            end--;
        var core = folded.AsSpan(start, end - start);
        // A part that is a password by itself may be repeated.
        var longest = Math.Min(core.Length / 2 + 1, SignIn.PasswordRules.Shortest - 1);
        for (var period = 1; period <= longest; period++)
            if (core.Length > period && core[period..].SequenceEqual(core[..^period]))
                return true;
        return false;
    }

    private static int Surprises(string folded)
    {
        var surprises = 0;
        for (var i = 0; i < folded.Length; i++)
            if (i == 0 || !Follows(folded[i - 1], folded[i]))
                surprises++;
        return surprises;
    }

    private static bool Follows(char before, char next) =>
        before == next
        || (char.IsAsciiLetter(before) && char.IsAsciiLetter(next) && Math.Abs(before - next) == 1)
        || (char.IsAsciiDigit(before) && char.IsAsciiDigit(next) && Math.Abs(before - next) is 1 or 9)
        || Neighbours.Contains((before, next));

    private static IEnumerable<(char, char)> Both((char A, char B) pair) => [pair, (pair.B, pair.A)];
}
