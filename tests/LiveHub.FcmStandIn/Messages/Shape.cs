namespace LiveHub.StandIn.Messages;

/// <summary>The fields that an object may have; each goes by either of its two names.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, Field> _fields = new(StringComparer.Ordinal);

    public Shape(params Field[] fields)
    {
        foreach (var field in fields)
        {
            _fields[field.Name] = field;
            _fields[field.CamelName] = field;
        }
    }

    public Field? Find(string name) => _fields.GetValueOrDefault(name);
}
