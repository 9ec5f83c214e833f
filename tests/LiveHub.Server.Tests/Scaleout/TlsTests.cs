using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Redis;

namespace LiveHub.Server.Tests.Scaleout;

/// <summary>Redis behind TLS and a password, its certificate by an authority of one's own.</summary>
public sealed class TlsTests
{
    [Fact]
    public async Task A_node_reaches_Redis_by_TLS_and_its_log_has_no_password()
    {
        using var folder = new TestFolder();
        WriteCertificates(folder.Path);
        var port = FreePort.Next();
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions
        {
            Password = "a-word-for-redis",
            Settings =
            {
                ["tls-port"] = port.ToString(CultureInfo.InvariantCulture),
                ["tls-cert-file"] = Path.Combine(folder.Path, "redis.crt"),
                ["tls-key-file"] = Path.Combine(folder.Path, "redis.key"),
                ["tls-ca-cert-file"] = Path.Combine(folder.Path, "ca.crt"),
                ["tls-auth-clients"] = "no",
            },
        });

        await using var node = await LiveHubProcess.StartUnderAsync(
            ["env", $"SERedis_IssuerCertPath={Path.Combine(folder.Path, "ca.crt")}"], folder.Path,
            "--redis", $"127.0.0.1:{port},ssl=true,sslHost=127.0.0.1,password=a-word-for-redis");
        using var answer = await node.Http.PostAsJsonAsync(
            new Uri("api/v1/topics", UriKind.Relative), new { slug = "harbour", labels = new[] { new { value = "Harbour", lang = "en" } } }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.DoesNotContain("a-word-for-redis", node.Log, StringComparison.Ordinal);
    }

    private static void WriteCertificates(string folder)
    {
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var key = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Newsroom authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var issuer = authority.CreateSelfSigned(from, from.AddDays(10));

        using var redisKey = RSA.Create(2048);
        var request = new CertificateRequest("CN=redis", redisKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(issuer, from, from.AddDays(9), [1, 2, 3]);
        File.WriteAllText(Path.Combine(folder, "ca.crt"), issuer.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "redis.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "redis.key"), redisKey.ExportPkcs8PrivateKeyPem());
    }
}
