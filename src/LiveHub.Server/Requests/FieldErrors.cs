namespace LiveHub.Server.Requests;

/// <summary>Collects every fault of a request, so that its author hears of all at once.</summary>
internal sealed class FieldErrors
{
    /// <summary>A request of random bytes must not make an answer larger than itself.</summary>
    private const int Most = 100;
    private readonly List<FieldError> _items = [];

    public IReadOnlyList<FieldError> Items => _items;

    public bool Any => _items.Count > 0;

    /// <summary>The same faults in a list of its own, for an attempt that may add others.</summary>
    public FieldErrors Copy()
    {
        var copy = new FieldErrors();
        copy._items.AddRange(_items);
        return copy;
    }

    public void Add(string field, string code, string message)
    {
        if (_items.Count < Most)
            _items.Add(new FieldError(field, code, message));
    }
}
