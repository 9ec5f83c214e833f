using System.Text.Json;
using System.Text.RegularExpressions;
using LiveHub.Push.Devices;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Devices;

/// <summary>Reads a line of an import: what a registration says, whose it is, and what the other registry knew.</summary>
internal static partial class ImportForm
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8 };

    /// <summary>Null after an error.</summary>
    /// <param name="now">Milliseconds since 1970.</param>
    public static ImportedDevice? Read(ReadOnlyMemory<byte> line, long now, FieldErrors errors)
    {
        if (!System.Text.Unicode.Utf8.IsValid(line.Span))
        {
            errors.Add("", "malformed", "The line is not UTF-8.");
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(line, Json);
            var device = Read(new ObjectReader(document.RootElement, "", errors), now);
            return errors.Any ? null : device;
        }
        catch (JsonException exception)
        {
            errors.Add("", "malformed", exception.Message);
            return null;
        }
    }

    private static ImportedDevice Read(ObjectReader form, long now)
    {
        var id = form.Required("id", "", field => field.Matching(Id(), "bad-id", "Use 8 to 64 of A-Z a-z 0-9 . _ -"));
        var profile = DeviceForm.Read(form);
        var secret = Secret(form);
        var seen = form.Optional("seenAt", now, now, field => field.Time());
        var registered = form.Optional("registeredAt", seen, seen, field => field.Time());
        var isTest = form.Optional("isTest", false, false, field => field.Flag());
        // Of another registry's project; this one's may be another.
        form.Optional("isQuarantined", false, false, field => field.Flag());
        form.Finish();
        // Topics of a hub that has moved may be opened here only later, so the unknown ones are kept, too.
        var topics = DeviceTopics.InOrder(profile.Topics).Take(DeviceTopics.Kept).ToList();
        return new ImportedDevice(new DeviceRegistration(id, secret, profile with { Topics = topics }, new DevicePast(registered, seen)), isTest);
    }

    /// <summary>Its hash from an export, or the secret itself from a system that kept it.</summary>
    private static byte[] Secret(ObjectReader form)
    {
        var hash = form.Optional("secretHash", "", "", field => field.Matching(Hash(), "bad-secret", "Use the SHA-256 of the secret in 64 hexadecimal digits."));
        var secret = form.Optional("secret", "", "", field => field.Matching(Visible(), "bad-secret", "Use 32 to 128 visible ASCII characters."));
        if (form.Has("secretHash") == form.Has("secret"))
            form.Fault("secretHash", "required", "Give secretHash or secret, and not both: without it the app could never change its device.");
        if (Hash().IsMatch(hash))
            return Convert.FromHexString(hash);
        return Visible().IsMatch(secret) ? DeviceSecret.HashOf(secret) : [];
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{8,64}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"^[0-9A-Fa-f]{64}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();

    [GeneratedRegex(@"^[!-~]{32,128}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Visible();
}
