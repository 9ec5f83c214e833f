using LiveHub.Push.Sending.Fcm;
using LiveHub.StandIn.Access;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Sending;

public sealed class FcmOptionsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void As_they_come_they_are_right_and_not_configured()
    {
        Assert.Empty(Faults(new FcmOptions()));
        Assert.False(new FcmOptions().IsConfigured);
    }

    [Fact]
    public void Every_setting_that_cannot_work_is_named()
    {
        var faults = Faults(new FcmOptions
        {
            BaseAddress = new Uri("http://fcm.googleapis.com/"),
            TokenAddress = new Uri("ftp://localhost/token"),
            PerSecond = -1,
            Streams = 0,
            RequestTimeout = TimeSpan.Zero,
            ServiceAccountFile = Path.Combine(_folder.Path, "absent.json"),
            CertificateFile = Path.Combine(_folder.Path, "absent.pem"),
        });
        Assert.Equal(
            ["Push:BaseAddress", "Push:TokenAddress", "Push:PerSecond", "Push:Streams", "Push:RequestTimeout", "Push:ServiceAccountFile", "Push:CertificateFile"],
            faults.Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void Without_TLS_this_machine_may_be_reached() => Assert.Empty(Faults(new FcmOptions { BaseAddress = new Uri("http://127.0.0.1:8080/") }));

    [Theory]
    [InlineData("{}", "client_email")]
    [InlineData("[]", "client_email")]
    [InlineData("not json", "is not a service account's key")]
    [InlineData("""{"client_email":"a@b.example","private_key":"none","project_id":"p"}""", "is not a service account's key")]
    public void A_file_that_is_no_service_account_s_says_where_to_get_one(string content, string says)
    {
        var fault = Assert.Single(Faults(new FcmOptions { ServiceAccountFile = Written(content) }));
        Assert.Contains(says, fault, StringComparison.Ordinal);
        Assert.Contains("Generate new private key", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_named_in_the_settings_goes_before_the_account_s()
    {
        using var account = FcmAccount.Create("newsroom");
        var options = new FcmOptions { ServiceAccountFile = Written(account.ToJson(new Uri("https://oauth2.googleapis.com/token"))) };
        Assert.Equal("newsroom", ServiceAccount.Read(options).ProjectId);
        options.ProjectId = "other";
        options.TokenAddress = new Uri("https://localhost/token");
        Assert.Equal(("other", "https://localhost/token"), (ServiceAccount.Read(options).ProjectId, ServiceAccount.Read(options).TokenAddress.ToString()));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Faults(FcmOptions options) => new FcmOptionsValidator().Validate(name: null, options).Failures ?? [];

    private string Written(string content)
    {
        var file = Path.Combine(_folder.Path, "account.json");
        File.WriteAllText(file, content);
        return file;
    }
}
