using Microsoft.Extensions.Options;

namespace LiveHub.Server.Keys;

/// <summary>Names every setting of the section that cannot work.</summary>
internal sealed class KeyOptionsValidator : IValidateOptions<KeyOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyOptions options)
    {
        var errors = new List<string>();
        if (options.FailedTriesPerMinute < 0)
            errors.Add($"{KeyOptions.Section}:{nameof(options.FailedTriesPerMinute)} must be 0 or more, it is {options.FailedTriesPerMinute}.");
        // The value itself is not repeated: messages end up in logs.
        if (options.FirstAdminKey is { } key && (key.Length < KeySecret.ShortestChosen || key.AsSpan().ContainsAnyExceptInRange('!', '~')))
            errors.Add($"{KeyOptions.AdminKeyVariable} must have at least {KeySecret.ShortestChosen} visible ASCII characters; make one with `openssl rand -hex 32`.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
