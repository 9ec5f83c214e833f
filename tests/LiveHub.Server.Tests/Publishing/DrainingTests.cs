using LiveHub.Server.Hosting;
using LiveHub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Publishing;

public sealed class DrainingTests
{
    [Fact]
    public async Task Server_takes_writes_while_its_readers_leave_and_refuses_them_when_it_is_about_to_end()
    {
        using var room = new Newsroom();
        var item = await room.ItemAsync();
        var drain = room.Node.Services.GetRequiredService<Drain>();
        var meanwhile = 0;
        drain.Add(async () => meanwhile = (await room.PostAsync("/topics", """{"slug":"late","labels":[{"value":"Late","lang":"en"}]}""")).Status);
        await drain.RunAsync().Within("the drain ends");
        Assert.Equal(201, meanwhile);

        var refused = (await room.PostAsync("/items", "{}", repeat: "later")).Expect(503, "draining");
        Assert.NotNull(refused.Http.Headers.RetryAfter);
        (await room.PostAsync("/alerts", "{}")).Expect(503, "draining");
        (await room.SendAsync(HttpMethod.Delete, "/keys/first", body: null)).Expect(503, "draining");
        (await room.GetAsync($"/items/{item.Id}")).Expect(200);
    }
}
