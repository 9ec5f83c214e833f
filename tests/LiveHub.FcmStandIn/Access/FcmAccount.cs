using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveHub.StandIn.Access;

/// <summary>A service account of an invented project, with its key.</summary>
public sealed class FcmAccount : IDisposable
{
    private readonly Lock _lock = new();
    private readonly RSA _key;

    private FcmAccount(string project, RSA key)
    {
        ProjectId = project;
        _key = key;
        KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..40];
    }

    public string ProjectId { get; }

    public string Email => $"livehub@{ProjectId}.iam.gserviceaccount.com";

    public string KeyId { get; }

    public static FcmAccount Create(string project = "livehub-demo") => new(project, RSA.Create(2048));

    /// <summary>The account that a file written by <see cref="ToJson"/> is for, so that a stand-in which is started again takes the same one.</summary>
    public static FcmAccount FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var key = RSA.Create();
        key.ImportFromPem(Text("private_key"));
        return new FcmAccount(Text("project_id"), key);

        string Text(string name) => document.RootElement.GetProperty(name).GetString() ?? throw new FormatException($"The service account has no {name}.");
    }

    public string ToJson(Uri tokenAddress) => new JsonObject
    {
        ["type"] = "service_account",
        ["project_id"] = ProjectId,
        ["private_key_id"] = KeyId,
        ["private_key"] = _key.ExportPkcs8PrivateKeyPem() + "\n",
        ["client_email"] = Email,
        ["client_id"] = "100000000000000000000",
        ["auth_uri"] = "https://accounts.google.com/o/oauth2/auth",
        ["token_uri"] = tokenAddress.ToString(),
        ["universe_domain"] = "googleapis.com",
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    public void Dispose() => _key.Dispose();

    /// <summary>Any thread.</summary>
    internal bool IsSigned(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (_lock)
            return _key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
