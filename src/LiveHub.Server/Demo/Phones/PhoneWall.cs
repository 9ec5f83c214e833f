using System.Runtime.CompilerServices;

namespace LiveHub.Server.Demo.Phones;

/// <summary>All phones as they are now. One writer; any number of pages watch.</summary>
internal sealed class PhoneWall
{
    private volatile IReadOnlyList<PhoneView> _phones = [.. DemoPhone.All.Select(PhoneView.Of)];
    private volatile TaskCompletionSource _changed = New();

    public IReadOnlyList<PhoneView> Phones => _phones;

    public void Put(PhoneView changed)
    {
        _phones = [.. _phones.Select(phone => phone.Id == changed.Id ? changed : phone)];
        var waiting = _changed;
        _changed = New();
        waiting.SetResult();
    }

    /// <summary>What there is, then what there is after each change; changes that come faster than they are read are one.</summary>
    public async IAsyncEnumerable<IReadOnlyList<PhoneView>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            // Taken before the look: a change in between must not be missed.
            var changed = _changed.Task;
            yield return _phones;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
