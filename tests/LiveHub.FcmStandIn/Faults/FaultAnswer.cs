namespace LiveHub.StandIn.Faults;

/// <summary>How FCM, or what stands before it, answers when something is wrong.</summary>
/// <param name="Kind">Under which it is counted: FCM's error code, or the fault's name.</param>
/// <param name="Body">JSON, or a page; null for none.</param>
internal sealed record FaultAnswer(int Status, string Kind, string? Body)
{
    private const string FcmError = "type.googleapis.com/google.firebase.fcm.v1.FcmError";

    public static FaultAnswer? Of(Fault fault) => fault switch
    {
        Fault.Unregistered => Fcm(404, "Requested entity was not found.", "NOT_FOUND", "UNREGISTERED"),
        Fault.BareNotFound => Google(404, "Requested entity was not found.", "NOT_FOUND", ""),
        Fault.BadToken => Fcm(400, "The registration token is not a valid FCM registration token", "INVALID_ARGUMENT", "INVALID_ARGUMENT"),
        Fault.BadTokenField => new FaultAnswer(400, "INVALID_ARGUMENT", Error(400, "Request contains an invalid argument.", "INVALID_ARGUMENT", Detail("INVALID_ARGUMENT")
            + """,{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"message.token","description":"Invalid registration token"}]}""")),
        Fault.SenderMismatch => Fcm(403, "SenderId mismatch", "PERMISSION_DENIED", "SENDER_ID_MISMATCH"),
        Fault.Quota or Fault.QuotaDate or Fault.QuotaBare =>
            Fcm(429, "Message rate exceeded for this device or project.", "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED"),
        Fault.Unavailable or Fault.UnavailableAfter => Fcm(503, "The service is currently unavailable.", "UNAVAILABLE", "UNAVAILABLE"),
        Fault.Internal => Fcm(500, "Internal error encountered.", "INTERNAL", "INTERNAL"),
        Fault.Html502 => new FaultAnswer(502, "HTML_502",
            "<!DOCTYPE html>\n<html lang=en>\n<title>Error 502 (Server Error)!!1</title>\n<p><b>502.</b> The server encountered a temporary error.\n"),
        Fault.Html400 => new FaultAnswer(400, "HTML_400", "<html><head><title>400 Bad Request</title></head><body><center><h1>400 Bad Request</h1></center></body></html>\n"),
        Fault.Gateway413 => new FaultAnswer(413, "GATEWAY_413", Body: null),
        Fault.Gateway504 => new FaultAnswer(504, "GATEWAY_504", Body: null),
        Fault.ThirdPartyAuth => Fcm(401, "Auth error from APNS or Web Push Service", "UNAUTHENTICATED", "THIRD_PARTY_AUTH_ERROR"),
        Fault.Unauthenticated => BadCredential,
        Fault.Forbidden => Google(403, "Permission 'cloudmessaging.messages.create' denied on resource (or it may not exist).", "PERMISSION_DENIED",
            """{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"IAM_PERMISSION_DENIED","domain":"cloudresourcemanager.googleapis.com"}"""),
        _ => null,
    };

    public static FaultAnswer BadCredential => Google(401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.", "UNAUTHENTICATED",
        """{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ACCESS_TOKEN_EXPIRED","domain":"googleapis.com"}""");

    public static FaultAnswer Google(int status, string message, string code, string details) => new(status, code, Error(status, message, code, details));

    private static FaultAnswer Fcm(int status, string message, string code, string fcmCode) => new(status, fcmCode, Error(status, message, code, Detail(fcmCode)));

    private static string Detail(string code) => $$"""{"@type":"{{FcmError}}","errorCode":"{{code}}"}""";

    private static string Error(int status, string message, string code, string details) => details.Length == 0
        ? $$$"""{"error":{"code":{{{status}}},"message":"{{{message}}}","status":"{{{code}}}"}}"""
        : $$$"""{"error":{"code":{{{status}}},"message":"{{{message}}}","status":"{{{code}}}","details":[{{{details}}}]}}""";
}
