using Microsoft.AspNetCore.SignalR;
using SignalRBackplane;

// A ticker as one would write it with stock SignalR and its Redis backplane: readers join a group, a publish awaits the send to it.
var (redis, port) = (args[0], args[1]);
var text = string.Concat(Enumerable.Repeat("أعمال الرصيف تبلغ مرحلة أخرى، وتلتزم العبّارة بمواعيدها ", 4));
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Error);
builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
builder.Services.AddSignalR().AddMessagePackProtocol().AddStackExchangeRedis($"{redis},abortConnect=false");
await using var app = builder.Build();
app.MapHub<NewsHub>("/live");
app.MapGet("/ready", () => "ok");
app.MapPost("/publish/{number:int}", async (int number, IHubContext<NewsHub> hub) => await hub.Clients.Group(NewsHub.Topic).SendAsync("headline", number, text));
await app.RunAsync();
