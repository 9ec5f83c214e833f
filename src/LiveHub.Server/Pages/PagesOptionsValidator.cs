using Microsoft.Extensions.Options;

namespace LiveHub.Server.Pages;

/// <summary>Names every setting of the section that cannot work.</summary>
internal sealed class PagesOptionsValidator : IValidateOptions<PagesOptions>
{
    public ValidateOptionsResult Validate(string? name, PagesOptions options)
    {
        var errors = new List<string>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            errors.Add($"{PagesOptions.Section}:{nameof(options.TimeZone)} must be an IANA time zone such as Europe/Berlin, it is '{options.TimeZone}'.");
        if (options.FrameAncestors.AsSpan().IndexOfAny(';', '\r', '\n') >= 0 || string.IsNullOrWhiteSpace(options.FrameAncestors))
            errors.Add($"{PagesOptions.Section}:{nameof(options.FrameAncestors)} must be one CSP source list, it is '{options.FrameAncestors}'.");
        if (options.ListItems is < 1 or > 100)
            errors.Add($"{PagesOptions.Section}:{nameof(options.ListItems)} must be from 1 to 100, it is {options.ListItems}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
