using System.Text.Json;
using Google.Apis.Auth.OAuth2;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Who signs in at Google, and for which project.</summary>
/// <param name="Key">PEM; never in a log.</param>
internal sealed record ServiceAccount(string Email, string? KeyId, string Key, string ProjectId, Uri TokenAddress)
{
    private static readonly Uri GoogleTokens = new("https://oauth2.googleapis.com/token");

    /// <exception cref="FormatException">Something is missing in the file.</exception>
    public static ServiceAccount Read(FcmOptions options)
    {
        using var file = File.OpenRead(options.ServiceAccountFile ?? throw new FormatException("no file is named"));
        using var json = JsonDocument.Parse(file);
        var account = new ServiceAccount(
            Text("client_email"), Find("private_key_id"), Text("private_key"), options.ProjectId ?? Text("project_id"),
            options.TokenAddress ?? (Find("token_uri") is { } address ? new Uri(address) : GoogleTokens));
        // Reads the key, so that a torn file is found at start and not when the first alert is to go.
        account.CreateInitializer();
        return account;

        string? Find(string name) => json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        string Text(string name) => Find(name) ?? throw new FormatException($"it has no {name}");
    }

    public ServiceAccountCredential.Initializer CreateInitializer() =>
        new ServiceAccountCredential.Initializer(Email, TokenAddress.ToString()) { KeyId = KeyId, ProjectId = ProjectId }.FromPrivateKey(Key);
}
