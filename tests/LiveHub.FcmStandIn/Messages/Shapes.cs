namespace LiveHub.StandIn.Messages;

using static ContentChecks;
using static FieldKind;

/// <summary>What a request of FCM HTTP v1 may hold (REST reference, projects.messages).</summary>
internal static class Shapes
{
    private static readonly Field Label = new("analytics_label", FieldKind.String, Check: AnalyticsLabel);

    private static readonly Shape Color =
        new(new Field("red", Share), new Field("green", Share), new Field("blue", Share), new Field("alpha", Share));

    private static readonly Shape Light =
        new(new Field("color", FieldKind.Shape, Color), new Field("light_on_duration", Duration), new Field("light_off_duration", Duration));

    private static readonly Shape Notification = new(Text("title"), Text("body"), new Field("image", FieldKind.String, Check: WebAddress));

    private static readonly Shape AndroidNotification = new(
        Text("title"), Text("body"), Text("icon"), new Field("color", FieldKind.String, Check: HexColor), Text("sound"), Text("tag"), Text("click_action"),
        Text("body_loc_key"), new Field("body_loc_args", Strings), Text("title_loc_key"), new Field("title_loc_args", Strings), Text("channel_id"), Text("ticker"),
        new Field("sticky", Bool), new Field("event_time", Timestamp), new Field("local_only", Bool),
        new Field("notification_priority", FieldKind.Enum,
            Values: ["PRIORITY_UNSPECIFIED", "PRIORITY_MIN", "PRIORITY_LOW", "PRIORITY_DEFAULT", "PRIORITY_HIGH", "PRIORITY_MAX"]),
        new Field("default_sound", Bool), new Field("default_vibrate_timings", Bool), new Field("default_light_settings", Bool),
        new Field("vibrate_timings", Durations),
        new Field("visibility", FieldKind.Enum, Values: ["VISIBILITY_UNSPECIFIED", "PRIVATE", "PUBLIC", "SECRET"]),
        new Field("notification_count", Int), new Field("light_settings", FieldKind.Shape, Light), new Field("image", FieldKind.String, Check: WebAddress),
        new Field("bypass_proxy_notification", Bool), new Field("proxy", FieldKind.Enum, Values: ["PROXY_UNSPECIFIED", "ALLOW", "DENY", "IF_PRIORITY_LOWERED"]));

    private static readonly Shape Android = new(
        Text("collapse_key"), new Field("priority", FieldKind.Enum, Values: ["NORMAL", "HIGH"]), new Field("ttl", Duration), Text("restricted_package_name"),
        new Field("data", StringMap, Check: Data), new Field("notification", FieldKind.Shape, AndroidNotification),
        new Field("fcm_options", FieldKind.Shape, new Shape(Label)), new Field("direct_boot_ok", Bool), new Field("bandwidth_constrained_ok", Bool),
        new Field("restricted_satellite_ok", Bool));

    private static readonly Shape Apns = new(
        new Field("headers", StringMap, Check: ApnsHeaders), new Field("payload", Free), Text("live_activity_token"),
        new Field("fcm_options", FieldKind.Shape, new Shape(Label, new Field("image", FieldKind.String, Check: WebAddress))));

    private static readonly Shape Webpush = new(
        new Field("headers", StringMap, Check: WebpushHeaders), new Field("data", StringMap, Check: Data), new Field("notification", Free),
        new Field("fcm_options", FieldKind.Shape, new Shape(Label, new Field("link", FieldKind.String, Check: SecureAddress))));

    private static readonly Shape Message = new(
        Text("name"), new Field("data", StringMap, Check: Data), new Field("notification", FieldKind.Shape, Notification),
        new Field("android", FieldKind.Shape, Android), new Field("webpush", FieldKind.Shape, Webpush), new Field("apns", FieldKind.Shape, Apns),
        new Field("fcm_options", FieldKind.Shape, new Shape(Label)),
        Text("token"), Text("fid"), new Field("topic", FieldKind.String, Check: TopicName), new Field("condition", FieldKind.String, Check: Condition));

    public static Shape Request { get; } = new(new Field("validate_only", Bool), new Field("message", FieldKind.Shape, Message));

    private static Field Text(string name) => new(name, FieldKind.String);
}
