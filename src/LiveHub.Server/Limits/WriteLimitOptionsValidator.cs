using Microsoft.Extensions.Options;

namespace LiveHub.Server.Limits;

/// <summary>Names every setting of the section that cannot work.</summary>
internal sealed class WriteLimitOptionsValidator : IValidateOptions<WriteLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, WriteLimitOptions options)
    {
        var errors = new List<string>();
        Range(nameof(options.WritesPerKey), options.WritesPerKey, 0, 1_000_000);
        Range(nameof(options.WritesPerAddress), options.WritesPerAddress, 0, 1_000_000);
        Range(nameof(options.BurstSeconds), options.BurstSeconds, 1, 600);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Range(string key, int value, int least, int most)
        {
            if (value < least || value > most)
                errors.Add($"{WriteLimitOptions.Section}:{key} must be from {least} to {most}, it is {value}.");
        }
    }
}
