using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Names every setting of the section that cannot work, and what to do; never the key.</summary>
internal sealed class FcmOptionsValidator : IValidateOptions<FcmOptions>
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, FcmOptions options)
    {
        var errors = new List<string>();
        Address(nameof(options.BaseAddress), options.BaseAddress);
        if (options.TokenAddress is { } token)
            Address(nameof(options.TokenAddress), token);
        if (options.PerSecond is < 0 or > 1_000_000)
            errors.Add($"Push:PerSecond must be from 0 (no limit) to 1000000, it is {options.PerSecond}.");
        if (options.Streams is < 1 or > 5000)
            errors.Add($"Push:Streams must be from 1 to 5000, it is {options.Streams}.");
        if (options.RequestTimeout < ShortestTimeout || options.RequestTimeout > LongestTimeout)
            errors.Add($"Push:RequestTimeout must be from {ShortestTimeout} to {LongestTimeout}, it is {options.RequestTimeout}.");
        if (options.IsConfigured && FaultOfAccount(options) is { } fault)
            errors.Add(fault);
        if (options.CertificateFile is { } certificate && !IsCertificate(certificate))
            errors.Add($"Push:CertificateFile must name a certificate in PEM form; {certificate} is none or cannot be read.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Address(string key, Uri address)
        {
            if (!address.IsAbsoluteUri || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
                errors.Add($"Push:{key} must be an https address, or an http one of this machine; it is {address}.");
        }
    }

    private static string? FaultOfAccount(FcmOptions options)
    {
        const string Remedy = "download it anew in the Firebase console (Project settings, Service accounts, Generate new private key)";
        try
        {
            ServiceAccount.Read(options);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"Push:ServiceAccountFile cannot be read: {exception.Message}";
        }
        catch (Exception exception) when (exception is FormatException or JsonException or ArgumentException or CryptographicException)
        {
            return $"Push:ServiceAccountFile ({options.ServiceAccountFile}) is not a service account's key ({exception.Message}); {Remedy}.";
        }
    }

    private static bool IsCertificate(string file)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
