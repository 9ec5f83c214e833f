namespace LiveHub.Server.Tests.Publishing;

public sealed class UnknownAddressTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Theory]
    [InlineData("DELETE", "/items", "GET, POST")]
    [InlineData("PUT", "/items/abc", "GET, PATCH")]
    [InlineData("GET", "/items/abc/corrections", "POST")]
    [InlineData("POST", "/topics/order", "GET, PATCH, PUT")]
    [InlineData("PATCH", "/keys", "GET, POST")]
    [InlineData("POST", "/keys/abc", "DELETE")]
    [InlineData("POST", "/snapshot", "GET")]
    [InlineData("OPTIONS", "/alerts", "GET, POST")]
    [InlineData("TRACE", "/alerts", "GET, POST")]
    [InlineData("BREW", "/alerts/abc/clear", "POST")]
    public async Task Method_that_an_address_does_not_have_is_refused_with_those_it_has(string method, string path, string allowed)
    {
        var reply = (await newsroom.SendAsync(new HttpMethod(method), path, body: null, key: "")).Expect(405, "wrong-method");
        Assert.Equal(allowed, string.Join(", ", reply.Http.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/items/a/b/c")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/items/abc/")]
    public async Task Address_that_does_not_exist_is_not_found(string method, string path) =>
        (await newsroom.SendAsync(HttpMethod.Parse(method), path, body: null, key: "")).Expect(404, "not-found");

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/v2/items")]
    [InlineData("/api/v1")]
    public async Task Other_addresses_of_the_api_are_not_found_either(string path)
    {
        using var answer = await newsroom.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((404, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}
