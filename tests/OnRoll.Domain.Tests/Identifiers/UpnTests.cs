using CsCheck;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public class UpnTests
{
    private const string PlainCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly Gen<string> Bodies =
        Gen.Select(Gen.Char["0123456789"].Array[11], Gen.Char["0123456789" + Upn.Letters], (digits, ending) => new string(digits) + ending);

    [Theory]
    [InlineData("B801200005001", UpnKind.Permanent)]
    [InlineData("D320412312001", UpnKind.Permanent)]
    [InlineData("P207000016049", UpnKind.Permanent)]
    [InlineData("M80120000500A", UpnKind.Temporary)]
    [InlineData("N21300001400B", UpnKind.Temporary)]
    [InlineData("X38045671300Z", UpnKind.Temporary)]
    public void A_UPN_with_the_right_check_letter_is_read(string text, UpnKind kind)
    {
        var read = Upn.TryParse(text, out var upn, out var problem);

        Assert.True(read);
        Assert.Null(problem);
        Assert.Equal(kind, upn.Kind);
        Assert.Equal(text, upn.ToString());
        Assert.Null(upn.Note);
    }

    [Theory]
    [InlineData("801200005001", 'B')] // 93 = 4 × 23 + 1
    [InlineData("320412312001", 'D')] // 118 = 5 × 23 + 3
    [InlineData("80120000500A", 'M')] // 80 = 3 × 23 + 11
    [InlineData("21300001400B", 'N')] // 81 = 3 × 23 + 12
    [InlineData("38045671300Z", 'X')] // 503 = 21 × 23 + 20
    [InlineData("207000016049", 'P')] // 266 = 11 × 23 + 13; a published example has 267 and Q
    public void The_check_letter_is_the_weighted_sum_by_23(string body, char letter)
    {
        Assert.Equal(letter, Upn.CheckLetterOf(body));
    }

    [Fact]
    public void The_parts_of_a_UPN_say_who_issued_it_and_when()
    {
        Assert.True(Upn.TryParse("X38045671300Z", out var upn, out _));

        Assert.Equal("380", upn.IssuingAuthority.ToString());
        Assert.Equal(4567, upn.IssuingEstablishment);
        Assert.Equal(13, upn.YearOfIssue);
    }

    [Fact]
    public void The_check_letter_Q_of_a_published_example_is_refused_as_a_wrong_check_letter()
    {
        var read = Upn.TryParse("Q207000016049", out _, out var problem);

        Assert.False(read);
        Assert.Equal("upn.check-letter", problem?.Code);
    }

    [Theory]
    [InlineData(null, "upn.missing")]
    [InlineData("", "upn.missing")]
    [InlineData(" \t ", "upn.missing")]
    [InlineData("B80120000500", "upn.shape")]
    [InlineData("B8012000050011", "upn.shape")]
    [InlineData("8012000050011", "upn.shape")]
    [InlineData("BB01200005001", "upn.shape")]
    [InlineData("I801200005001", "upn.shape")]
    [InlineData("O801200005001", "upn.shape")]
    [InlineData("S801200005001", "upn.shape")]
    [InlineData("B80120000500I", "upn.shape")]
    [InlineData("B8O1200005001", "upn.shape")]
    [InlineData("B801200005001\0", "upn.characters")]
    [InlineData("B80120000500\0", "upn.characters")]
    [InlineData("\0B80120000500", "upn.characters")]
    [InlineData("B80120000500１", "upn.characters")]
    [InlineData("Ｂ801200005001", "upn.characters")]
    [InlineData("В801200005001", "upn.characters")]
    [InlineData("B80120000500²", "upn.characters")]
    [InlineData("2E+11", "upn.characters")]
    [InlineData("A801200005001", "upn.check-letter")]
    [InlineData("B801200005002", "upn.check-letter")]
    [InlineData("B801200050001", "upn.check-letter")]
    public void What_is_no_UPN_is_refused_with_the_reason(string? text, string code)
    {
        var read = Upn.TryParse(text, out _, out var problem);

        Assert.False(read);
        Assert.Equal(code, problem?.Code);
        Assert.True(string.IsNullOrWhiteSpace(text) || !problem!.Sentence.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("b801200005001")]
    [InlineData("  B801200005001\r\n")]
    [InlineData("B 801 2000 05 001")]
    [InlineData("b801 2000\u00A005001")]
    [InlineData("m80120000500a")]
    public void Blanks_and_lower_case_do_not_matter(string text)
    {
        var read = Upn.TryParse(text, out var upn, out _);

        Assert.True(read);
        Assert.Contains(upn.ToString(), (string[])["B801200005001", "M80120000500A"]);
    }

    [Theory]
    [InlineData("B801200005001", "1", "B")]
    [InlineData("M80120000500A", "A", "0")]
    [InlineData("X38045671300Z", "Z", null)]
    public void Every_single_wrong_character_is_caught_but_one_that_is_worth_the_same(string valid, string ending, string? alike)
    {
        List<string> slipped = [];
        for (var place = 0; place < valid.Length; place++)
        {
            foreach (var character in PlainCharacters.Where(other => other != valid[place]))
            {
                var changed = valid[..place] + character + valid[(place + 1)..];
                if (Upn.TryParse(changed, out _, out _))
                {
                    slipped.Add(changed);
                }
            }
        }

        // A digit and a letter of the same worth at the end have the same check letter: so the scheme was made.
        Assert.EndsWith(ending, valid, StringComparison.Ordinal);
        Assert.Equal(alike is null ? [] : [valid[..^1] + alike], slipped);
    }

    [Theory]
    [InlineData("B801200005001")]
    [InlineData("D320412312001")]
    [InlineData("X38045671300Z")]
    public void Every_pair_of_swapped_digits_is_caught(string valid)
    {
        for (var first = 1; first < 11; first++)
        {
            for (var second = first + 1; second < 12; second++)
            {
                if (valid[first] == valid[second])
                {
                    continue;
                }

                var swapped = valid.ToCharArray();
                (swapped[first], swapped[second]) = (swapped[second], swapped[first]);

                Assert.False(Upn.TryParse(new string(swapped), out _, out var problem));
                Assert.Equal("upn.check-letter", problem.Code);
            }
        }
    }

    [Theory]
    [InlineData("909")]
    [InlineData("928")]
    [InlineData("820")]
    [InlineData("875")]
    [InlineData("835")]
    [InlineData("838")]
    [InlineData("839")]
    [InlineData("940")]
    [InlineData("943")]
    [InlineData("001")]
    [InlineData("668")]
    [InlineData("702")]
    public void A_UPN_of_an_authority_past_or_present_is_valid_without_a_note(string authority)
    {
        var body = authority + "200005001";

        Assert.True(Upn.TryParse(Upn.CheckLetterOf(body) + body, out var upn, out _));
        Assert.Null(upn.Note);
        Assert.Equal(authority, upn.IssuingAuthority.ToString());
    }

    [Theory]
    [InlineData("000")]
    [InlineData("006")]
    [InlineData("200")]
    [InlineData("214")]
    [InlineData("804")]
    [InlineData("842")]
    [InlineData("897")]
    [InlineData("939")]
    [InlineData("944")]
    [InlineData("999")]
    public void A_UPN_of_an_authority_that_never_was_is_valid_with_a_note(string authority)
    {
        var body = authority + "200005001";

        Assert.True(Upn.TryParse(Upn.CheckLetterOf(body) + body, out var upn, out var problem));
        Assert.Null(problem);
        Assert.Equal("upn.issuer", upn.Note?.Code);
    }

    [Fact]
    public void Every_authority_on_the_list_is_known_as_an_issuer()
    {
        foreach (var authority in Authorities.All)
        {
            var body = authority.Code + "200005001";

            Assert.True(Upn.TryParse(Upn.CheckLetterOf(body) + body, out var upn, out _));
            Assert.Null(upn.Note);
        }
    }

    [Fact]
    public void The_default_throws_when_used()
    {
        Assert.Throws<InvalidOperationException>(() => default(Upn).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Upn).Kind);
        Assert.Throws<InvalidOperationException>(() => default(Upn).IssuingAuthority);
    }

    [Theory]
    [InlineData("")]
    [InlineData("80120000500")]
    [InlineData("8012000050011")]
    [InlineData("80120000500I")]
    [InlineData("80120000A001")]
    public void There_is_no_check_letter_of_what_is_no_body(string body)
    {
        Assert.Throws<ArgumentException>(() => Upn.CheckLetterOf(body));
    }

    [Fact]
    public void Every_body_with_its_letter_is_read_and_written_back_the_same()
    {
        Bodies.Sample(body =>
        {
            var text = Upn.CheckLetterOf(body) + body;
            return Upn.TryParse(text, out var upn, out _)
                && upn.ToString() == text
                && (upn.Kind is UpnKind.Permanent) == char.IsAsciiDigit(text[^1]);
        });
    }

    [Fact]
    public void Two_bodies_that_differ_make_two_UPNs_that_differ()
    {
        Gen.Select(Bodies, Bodies).Sample((one, other) =>
            Upn.TryParse(Upn.CheckLetterOf(one) + one, out var first, out _)
            && Upn.TryParse(Upn.CheckLetterOf(other) + other, out var second, out _)
            && (first == second) == (one == other));
    }

    [Fact]
    public void Each_body_has_exactly_one_letter()
    {
        Bodies.Sample(body => Upn.Letters.Count(letter => Upn.TryParse(letter + body, out _, out _)) == 1, iter: 200);
    }
}
