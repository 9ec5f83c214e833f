using System.Security.Cryptography;
using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Reading;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Devices;

/// <summary>What devices do about themselves.</summary>
internal sealed class DeviceWrites(IDeviceRegistry devices, LiveFeed live, TimeProvider time)
{
    /// <summary>Topics are known a moment after the start; before that every one would be dropped as unknown.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IResult> PutAsync(string id, WriteRequest write, HttpRequest request, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var secret = DeviceSecret.Read(request, errors);
        if (!DeviceIds.IsValid(id))
            errors.Add("id", "bad-id", $"Use {DeviceIds.MinLength} to {DeviceIds.MaxLength} of A-Z a-z 0-9 . _ - in the address.");
        var form = new ObjectReader(write.Body, "", errors);
        var profile = DeviceForm.Read(form);
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);

        await WaitForTopicsAsync(cancellationToken);
        var (kept, dropped) = DeviceTopics.Choose(profile.Topics, live);
        profile = profile with { Topics = kept };
        var outcome = (await devices.PutAsync([new DeviceRegistration(id, secret, profile)], Now(), cancellationToken))[0];
        return outcome switch
        {
            PutOutcome.Added => new Answer(DeviceBody.Of(id, profile, dropped), StatusCodes.Status201Created) { Location = $"/api/v1/devices/{id}" },
            PutOutcome.Replaced => new Answer(DeviceBody.Of(id, profile, dropped)),
            _ => Problem.WrongSecret(),
        };
    }

    public async Task<IResult> ChangeTopicsAsync(string id, WriteRequest write, HttpRequest request, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var secret = DeviceSecret.Read(request, errors);
        var form = new ObjectReader(write.Body, "", errors);
        var added = form.Optional<IReadOnlyList<TopicChoice>>("add", [], [], DeviceForm.Topics);
        var removed = form.Optional<IReadOnlyList<string>>("remove", [], [], field => field.List(0, DeviceForm.MaxTopics, topic => topic.Slug()));
        if (!form.Has("add") && !form.Has("remove"))
            form.Fault("nothing-changed", "Name topics in add or in remove.");
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);

        await WaitForTopicsAsync(cancellationToken);
        while (true)
        {
            var (device, refusal) = await FindOwnAsync(id, secret, cancellationToken);
            if (device is null)
                return refusal;
            var gone = removed.Concat(added.Select(choice => choice.Topic)).ToHashSet(StringComparer.Ordinal);
            var (kept, dropped) = DeviceTopics.Choose([.. device.Profile.Topics.Where(choice => !gone.Contains(choice.Topic)), .. added], live);
            var profile = device.Profile with { Topics = kept };
            if (await devices.ChangeAsync(device, profile, Now(), cancellationToken))
                return new Answer(DeviceBody.Of(id, profile, dropped));
            // It registered again just then: the change is meant for what it says now.
        }
    }

    public async Task<IResult> FindOwnAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var (device, refusal) = await ProveAsync(id, request, cancellationToken);
        return device is null ? refusal : new Answer(DeviceBody.Whole(device));
    }

    public async Task<IResult> RemoveOwnAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var (device, refusal) = await ProveAsync(id, request, cancellationToken);
        return device is null ? refusal : await RemoveAsync(id, cancellationToken);
    }

    /// <summary>For whoever need not prove that it is theirs.</summary>
    public async Task<IResult> FindAsync(string id, CancellationToken cancellationToken) =>
        await devices.FindAsync(id, cancellationToken) is { } device ? new Answer(DeviceBody.Whole(device)) : NotFound(id);

    /// <summary>For whoever need not prove that it is theirs.</summary>
    public async Task<IResult> RemoveAsync(string id, CancellationToken cancellationToken) =>
        await devices.RemoveAsync(id, cancellationToken) ? TypedResults.NoContent() : NotFound(id);

    /// <summary>The device, if that is its secret; otherwise what to answer.</summary>
    public async Task<(Device? Device, Problem Refusal)> FindOwnAsync(string id, byte[] secret, CancellationToken cancellationToken)
    {
        var device = await devices.FindAsync(id, cancellationToken);
        if (device is null)
            return (null, NotFound(id));
        return CryptographicOperations.FixedTimeEquals(device.SecretHash, secret) ? (device, NotFound(id)) : (null, Problem.WrongSecret());
    }

    private async Task<(Device? Device, Problem Refusal)> ProveAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var secret = DeviceSecret.Read(request, errors);
        return errors.Any ? (null, Problem.Invalid(errors)) : await FindOwnAsync(id, secret, cancellationToken);
    }

    public static Problem NotFound(string id) => Problem.NotFound($"There is no device {id}.");

    private async Task WaitForTopicsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await live.Loaded.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new LogUnavailableException(LogUnavailableReason.Failed, "The feed has not been read yet.", exception);
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
