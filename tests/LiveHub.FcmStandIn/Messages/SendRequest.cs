using System.Text.Json;

namespace LiveHub.StandIn.Messages;

/// <summary>The body of a send, read.</summary>
/// <param name="Message">Null when there are violations.</param>
internal sealed record SendRequest(FcmMessage? Message, bool IsValidateOnly, IReadOnlyList<Violation> Violations)
{
    private static readonly string[] Targets = ["token", "fid", "topic", "condition"];

    public static SendRequest Read(JsonElement root)
    {
        var check = new ShapeCheck();
        check.Check(root, Shapes.Request, path: "");
        if (check.Violations.Count > 0)
            return Wrong(check.Violations);
        if (FcmMessage.Find(root, "message") is not { } content)
            return Wrong(new Violation("message", "The message is not set."));
        var targets = Targets.Where(name => FcmMessage.Find(content, name) is { } value && value.GetString() is { Length: > 0 }).ToList();
        if (targets.Count == 0)
            return Wrong(new Violation("message", "Recipient of the message is not set."));
        if (targets.Count > 1)
            return Wrong(new Violation("message", $"Invalid value at 'message' (oneof), oneof field 'target' is already set. Cannot set '{targets[1]}'"));
        var message = new FcmMessage(targets[0], FcmMessage.Find(content, targets[0])?.GetString() ?? "", content);
        return PayloadSize.FaultOf(message) is { } tooBig
            ? Wrong(tooBig)
            : new SendRequest(message, FcmMessage.Find(root, "validate_only") is { ValueKind: JsonValueKind.True }, []);
    }

    private static SendRequest Wrong(params IReadOnlyList<Violation> violations) => new(Message: null, IsValidateOnly: false, violations);
}
