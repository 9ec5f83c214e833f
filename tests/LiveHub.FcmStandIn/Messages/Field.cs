namespace LiveHub.StandIn.Messages;

/// <summary>A field that a message may have.</summary>
/// <param name="Name">As FCM's proto has it, in snake_case.</param>
/// <param name="Check">Of a string's, a map's or a struct's content: what is wrong with it, or null.</param>
internal sealed record Field(string Name, FieldKind Kind, Shape? Shape = null, string[]? Values = null, Func<System.Text.Json.JsonElement, string?>? Check = null)
{
    /// <summary>As JSON written for the proto has it.</summary>
    public string CamelName { get; } = Camel(Name);

    private static string Camel(string name)
    {
        var parts = name.Split('_');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
