using Microsoft.Extensions.Options;

namespace LiveHub.Server.Sessions;

/// <summary>Names every setting of the section that cannot work.</summary>
internal sealed class SessionOptionsValidator : IValidateOptions<SessionOptions>
{
    public ValidateOptionsResult Validate(string? name, SessionOptions options)
    {
        var errors = new List<string>();
        if (options.Idle < TimeSpan.FromSeconds(1))
            errors.Add($"{SessionOptions.Section}:{nameof(options.Idle)} must be a second or more, it is {options.Idle}.");
        if (options.Longest < options.Idle || options.Longest > TimeSpan.FromDays(30))
            errors.Add($"{SessionOptions.Section}:{nameof(options.Longest)} must be from {nameof(options.Idle)} to 30 days, it is {options.Longest}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
