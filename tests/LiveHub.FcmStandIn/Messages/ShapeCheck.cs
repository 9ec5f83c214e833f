using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LiveHub.StandIn.Messages;

/// <summary>Holds a JSON object against its shape and notes every fault, in the words of Google's JSON reader.</summary>
internal sealed partial class ShapeCheck
{
    /// <summary>Milliseconds.</summary>
    private const int MatchLimit = 1000;

    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(28);

    public List<Violation> Violations { get; } = [];

    public void Check(JsonElement element, Shape shape, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            WrongType(path, "type.googleapis.com/google.protobuf.Message", element);
            return;
        }
        var seen = new HashSet<Field>();
        foreach (var property in element.EnumerateObject())
        {
            if (shape.Find(property.Name) is not { } field)
                Add(path, $"Invalid JSON payload received. Unknown name \"{property.Name}\"{At(path)}: Cannot find field.");
            else if (!seen.Add(field))
                Add(path, $"Invalid JSON payload received. Duplicate field \"{property.Name}\"{At(path)}.");
            else if (property.Value.ValueKind != JsonValueKind.Null)
                Check(property.Value, field, path.Length == 0 ? field.Name : $"{path}.{field.Name}");
        }
    }

    private void Check(JsonElement value, Field field, string path)
    {
        var known = Violations.Count;
        switch (field.Kind)
        {
            case FieldKind.Shape when field.Shape is { } shape:
                Check(value, shape, path);
                break;
            case FieldKind.StringMap:
                Map(value, path);
                break;
            case FieldKind.Free:
                Expect(value.ValueKind == JsonValueKind.Object, path, "type.googleapis.com/google.protobuf.Struct", value);
                break;
            case FieldKind.Strings or FieldKind.Durations:
                List(value, field.Kind == FieldKind.Strings ? FieldKind.String : FieldKind.Duration, path);
                break;
            default:
                Scalar(value, field.Kind, field.Values, path);
                break;
        }
        if (known == Violations.Count && field.Check?.Invoke(value) is { } fault)
            Add(path, fault);
    }

    private void Scalar(JsonElement value, FieldKind kind, string[]? values, string path)
    {
        switch (kind)
        {
            case FieldKind.String:
                Expect(value.ValueKind == JsonValueKind.String, path, "TYPE_STRING", value);
                break;
            case FieldKind.Bool:
                Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path, "TYPE_BOOL", value);
                break;
            case FieldKind.Int:
                Expect(value.ValueKind == JsonValueKind.Number ? value.TryGetInt32(out _) : int.TryParse(TextOf(value), CultureInfo.InvariantCulture, out _), path, "TYPE_INT32", value);
                break;
            case FieldKind.Share:
                Expect(value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1, path, "TYPE_FLOAT", value);
                break;
            case FieldKind.Enum:
                Expect(values is not null && TextOf(value) is { } name && values.Contains(name, StringComparer.OrdinalIgnoreCase), path, "TYPE_ENUM", value);
                break;
            case FieldKind.Timestamp:
                Expect(TextOf(value) is { } time && Instant().IsMatch(time), path, "type.googleapis.com/google.protobuf.Timestamp", value);
                break;
            case FieldKind.Duration:
                CheckDuration(value, path);
                break;
            default:
                throw new InvalidOperationException($"{kind} is no scalar.");
        }
    }

    private void CheckDuration(JsonElement value, string path)
    {
        if (TextOf(value) is not { } text)
            WrongType(path, "type.googleapis.com/google.protobuf.Duration", value);
        else if (!Seconds().IsMatch(text))
            Add(path, $"Invalid value at '{path}' (type.googleapis.com/google.protobuf.Duration), Field '{path.Split('.')[^1]}', Illegal duration format; duration must end with 's'");
        else if (double.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) > LongestTime.TotalSeconds)
            Add(path, "Invalid time to live; it must be from 0 to 2419200 seconds.");
    }

    private void Map(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            WrongType(path, "type.googleapis.com/google.protobuf.MapEntry", value);
            return;
        }
        var index = 0;
        foreach (var entry in value.EnumerateObject())
            Expect(entry.Value.ValueKind == JsonValueKind.String, $"{path}[{index++}].value", "TYPE_STRING", entry.Value);
    }

    private void List(JsonElement value, FieldKind kind, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongType(path, "TYPE_STRING", value);
            return;
        }
        var index = 0;
        foreach (var element in value.EnumerateArray())
            Scalar(element, kind, values: null, $"{path}[{index++}]");
    }

    private void Expect(bool isRight, string path, string type, JsonElement value)
    {
        if (!isRight)
            WrongType(path, type, value);
    }

    private void WrongType(string path, string type, JsonElement value) => Add(path, $"Invalid value at '{path}' ({type}), {value.GetRawText()}");

    private void Add(string path, string description) => Violations.Add(new Violation(path, description));

    private static string At(string path) => path.Length == 0 ? "" : $" at '{path}'";

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"^\d{1,12}(\.\d{1,9})?s$", RegexOptions.ExplicitCapture, MatchLimit)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, MatchLimit)]
    private static partial Regex Instant();
}
