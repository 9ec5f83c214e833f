using Microsoft.Extensions.Options;

namespace LiveHub.Server.Reading;

/// <summary>Names every setting of the section that cannot work.</summary>
internal sealed class ReadingOptionsValidator : IValidateOptions<ReadingOptions>
{
    public ValidateOptionsResult Validate(string? name, ReadingOptions options)
    {
        var errors = new List<string>();
        if (options.RingCapacity is < 64 or > 1_000_000)
            errors.Add($"{ReadingOptions.Section}:{nameof(options.RingCapacity)} must be from 64 to 1000000, it is {options.RingCapacity}.");
        if (options.SnapshotItems is < 1 or > 200)
            errors.Add($"{ReadingOptions.Section}:{nameof(options.SnapshotItems)} must be from 1 to 200, it is {options.SnapshotItems}.");
        if (options.CheckpointEvery < 100)
            errors.Add($"{ReadingOptions.Section}:{nameof(options.CheckpointEvery)} must be 100 or more, it is {options.CheckpointEvery}.");
        if (options.Retention < TimeSpan.FromDays(1))
            errors.Add($"{ReadingOptions.Section}:{nameof(options.Retention)} must be a day (1.00:00:00) or more, it is {options.Retention}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
