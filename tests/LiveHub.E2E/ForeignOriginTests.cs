namespace LiveHub.E2E;

/// <summary>With the stock settings any site may read: no list of origins, no credentials.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ForeignOriginTests(Station station)
{
    [Fact]
    public async Task A_page_of_another_origin_may_open_the_hub()
    {
        await using var site = await EmbeddingSite.StartAsync(station.Server.Address);
        await using var visit = await Visit.OpenAsync(station, site.Address);

        var answer = await visit.Page.EvaluateAsync<string>(
            """
            authority => new Promise((resolve, reject) => {
              const socket = new WebSocket(`ws://${authority}/live`);
              socket.onopen = () => socket.send('{"protocol":"json","version":1}\u001e');
              socket.onmessage = event => { resolve(event.data); socket.close(); };
              socket.onerror = () => reject(new Error('refused'));
            })
            """,
            station.Server.Address.Authority);

        Assert.StartsWith("{}", answer, StringComparison.Ordinal);
    }
}
