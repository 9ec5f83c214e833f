using System.Globalization;

namespace LiveHub.StandIn.Faults;

/// <summary>The fault that a target asks for by its first words.</summary>
/// <param name="Times">How often; null: always.</param>
internal sealed record TargetRule(Fault Fault, int? Times)
{
    /// <summary>A longer one stands before one that it begins with.</summary>
    private static readonly (string Prefix, Fault Fault)[] Rules =
    [
        ("unregistered-bare-", Fault.BareNotFound),
        ("unregistered-", Fault.Unregistered),
        ("badtoken-field-", Fault.BadTokenField),
        ("badtoken-", Fault.BadToken),
        ("sender-mismatch-", Fault.SenderMismatch),
        ("quota-date-", Fault.QuotaDate),
        ("quota-bare-", Fault.QuotaBare),
        ("quota-", Fault.Quota),
        ("unavailable-after-", Fault.UnavailableAfter),
        ("unavailable-", Fault.Unavailable),
        ("internal-", Fault.Internal),
        ("html502-", Fault.Html502),
        ("html400-", Fault.Html400),
        ("gateway413-", Fault.Gateway413),
        ("gateway504-", Fault.Gateway504),
        ("hang-", Fault.Hang),
        ("lost-answer-", Fault.LostAnswer),
        ("apns-auth-", Fault.ThirdPartyAuth),
        ("unauthenticated-", Fault.Unauthenticated),
        ("forbidden-", Fault.Forbidden),
        ("refused-stream-", Fault.RefusedStream),
        ("cut-", Fault.Cut),
    ];

    public static TargetRule? Of(string target)
    {
        foreach (var (prefix, fault) in Rules)
        {
            if (target.StartsWith(prefix, StringComparison.Ordinal))
                return new TargetRule(fault, TimesOf(target.AsSpan(prefix.Length)));
        }
        return null;
    }

    /// <summary>"2x-…" means twice.</summary>
    private static int? TimesOf(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf("x-");
        return end > 0 && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : null;
    }
}
