using OnRoll.Domain.Casework;

namespace OnRoll.Browser.Tests;

/// <summary>The pictures of the guide, taken from the application as it is.</summary>
/// <remarks>Written over those in <c>docs/guide/pictures</c> where ONROLL_PICTURES says where that is; else only taken.</remarks>
public sealed class PicturesTests(Chromium chromium)
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("", 1280, 900), ("-phone", 390, 844)];

    [Fact]
    public async Task The_pictures_of_the_guide_can_be_taken()
    {
        var folder = Environment.GetEnvironmentVariable("ONROLL_PICTURES") ?? Directory.CreateTempSubdirectory("onroll-pictures-").FullName;
        var cases = chromium.App.Lead.Cases(new(Size: 60)).Cases;
        var placing = cases.First(each => each.Line.State is CaseState.Placing).Line.Record;
        var held = cases.First(each => each.Line.DoNotContact).Line.Record;
        (string Name, string Path)[] others = [("share", $"/children/{placing}/share"), ("own", "/"), ("pupils", "/pupils"), ("accounts", "/accounts")];
        string[] accounts = ["lead", "social-worker", "school-office", "administrator"];
        (string Name, string Path)[] pages =
        [
            ("home", "/"), ("cases", "/cases"), ("child", $"/children/{placing}"), ("held", $"/children/{held}"), ("move-on", $"/children/{placing}/move-on"),
            ("letter", $"/children/{placing}/letter?template=enquiry"), ("refer", "/referrals/new?step=account"), ("search", "/search"),
        ];
        foreach (var (suffix, width, height) in Sizes)
        {
            await using var visit = await chromium.As("lead", width: width, height: height);
            foreach (var (name, path) in pages.Where(page => suffix.Length == 0 || page.Name is "home" or "child"))
            {
                await Take(visit, path, Path.Combine(folder, $"{name}{suffix}.png"));
            }

            foreach (var (account, (name, path)) in accounts.Zip(others))
            {
                await using var other = await chromium.As(account, width: width, height: height);
                await Take(other, path, Path.Combine(folder, $"{name}{suffix}.png"));
            }
        }
    }

    private static async Task Take(Visit visit, string path, string file)
    {
        Assert.Equal(200, (await visit.Go(path))!.Status);
        await visit.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
        Assert.True(new FileInfo(file).Length > 10_000);
    }
}
