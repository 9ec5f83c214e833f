using Microsoft.Playwright;

namespace LiveHub.E2E;

/// <summary>How a reader's browser is set up.</summary>
internal sealed record Look
{
    public static Look Desktop { get; } = new();

    public static Look Phone { get; } = new() { Width = 390, Height = 844, HasTouch = true };

    public static Look Of(bool dark, bool phone) => dark ? (phone ? Phone : Desktop).Dark : phone ? Phone : Desktop;

    /// <summary>Language, dark, phone: what has to look right.</summary>
    public static TheoryData<string, bool, bool> All()
    {
        var looks = new TheoryData<string, bool, bool>();
        foreach (var language in (string[])["ar", "en"])
        {
            foreach (var dark in (bool[])[false, true])
            {
                foreach (var phone in (bool[])[false, true])
                    looks.Add(language, dark, phone);
            }
        }
        return looks;
    }

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 800;

    public bool HasTouch { get; init; }

    public bool RunsJavaScript { get; init; } = true;

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    public ReducedMotion Motion { get; init; } = ReducedMotion.NoPreference;

    public string Locale { get; init; } = "en-GB";

    public Look Dark => this with { Scheme = ColorScheme.Dark };
}
