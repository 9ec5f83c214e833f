using System.Text.Json;

namespace LiveHub.Server.Requests;

/// <summary>Reads one JSON object field by field; <see cref="Finish"/> refuses by name what nobody asked for.</summary>
/// <remarks>Faults go to the errors and reading goes on, so what is read may be used only when there are none.</remarks>
internal sealed class ObjectReader
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly string _pointer;
    private readonly FieldErrors _errors;
    private readonly bool _isObject;

    public ObjectReader(JsonElement element, string pointer, FieldErrors errors)
    {
        _pointer = pointer;
        _errors = errors;
        _isObject = element.ValueKind == JsonValueKind.Object;
        if (!_isObject)
        {
            errors.Add(pointer, "wrong-type", "This must be an object.");
            return;
        }
        foreach (var field in element.EnumerateObject())
            Add(field);
    }

    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>A field as it came; null when it is absent.</summary>
    public JsonElement? Find(string name) => _fields.TryGetValue(name, out var value) ? value : null;

    /// <summary>A field that may be absent; null puts <paramref name="cleared"/> in its place.</summary>
    public T Optional<T>(string name, T basis, T cleared, Func<Field, T> read)
    {
        _asked.Add(name);
        if (!_fields.TryGetValue(name, out var value))
            return basis;
        return value.ValueKind == JsonValueKind.Null ? cleared : read(FieldAt(name, value));
    }

    /// <summary>A field that a fact cannot be without: absent it stays as it is, null is refused.</summary>
    public T Kept<T>(string name, T basis, Func<Field, T> read)
    {
        _asked.Add(name);
        if (!_fields.TryGetValue(name, out var value))
            return basis;
        return value.ValueKind == JsonValueKind.Null ? Missing(name, basis) : read(FieldAt(name, value));
    }

    /// <summary>A field that must be there; <paramref name="placeholder"/> stands in for it after the error.</summary>
    public T Required<T>(string name, T placeholder, Func<Field, T> read)
    {
        if (!_isObject)
            return placeholder;
        return _fields.ContainsKey(name) ? Kept(name, placeholder, read) : Missing(name, placeholder);
    }

    /// <summary>Says that a field is needed which was read as one that may be absent.</summary>
    public void Demand(string name)
    {
        if (_isObject && !Has(name))
            Missing(name, false);
    }

    /// <summary>Names the fields that do not exist.</summary>
    public void Finish()
    {
        foreach (var name in _fields.Keys.Where(name => !_asked.Contains(name)))
            Fault(name, "unknown-field", $"There is no such field here; there are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
    }

    public void Fault(string name, string code, string message) => _errors.Add(Field.Join(_pointer, name), code, message);

    /// <summary>A fault of the object as a whole.</summary>
    public void Fault(string code, string message) => _errors.Add(_pointer, code, message);

    private void Add(JsonProperty field)
    {
        try
        {
            if (!_fields.TryAdd(field.Name, field.Value))
                Fault(field.Name, "duplicate", "This field is there more than once.");
        }
        catch (InvalidOperationException)
        {
            // The reader of the framework checks escapes only when a name is asked for.
            _errors.Add(_pointer, "bad-text", "A field's name holds half of a surrogate pair.");
        }
    }

    private T Missing<T>(string name, T placeholder)
    {
        _asked.Add(name);
        Fault(name, "required", "This field is needed.");
        return placeholder;
    }

    private Field FieldAt(string name, JsonElement value) => new(value, Field.Join(_pointer, name), _errors);
}
