using System.Net;
using System.Net.Sockets;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests;

/// <summary>A server with few file descriptors, driven to its limit: it refuses whom it cannot hold, and keeps serving those it has.</summary>
[Trait("Category", "Faults")]
public sealed class DescriptorTests
{
    private const int Descriptors = 700;

    [Fact]
    public async Task Sockets_that_never_speak_do_not_end_the_server()
    {
        using var folder = new TestFolder();
        await using var server = await StartAsync(folder.Path);
        await using var reader = await Listener.FollowAsync(server.Address, "harbour");

        var silent = new List<Socket>();
        try
        {
            for (var count = 0; count < Descriptors + 100; count++)
                silent.Add(await ConnectAsync(server.Address.Port));
            await Eventually.Until("sockets above the limit are closed", () => silent.Exists(IsClosed) && !silent.TrueForAll(IsClosed));
            Assert.InRange(OpenDescriptors(server), 1, Descriptors - 1);
            await IsServedAsync(server, reader);
        }
        finally
        {
            silent.ForEach(socket => socket.Dispose());
        }
        await Eventually.Until("there is room again", async () => await TryFollowAsync(server.Address));
    }

    [Fact]
    public async Task Readers_above_the_limit_get_a_goodbye_and_the_others_stay()
    {
        using var folder = new TestFolder();
        await using var server = await StartAsync(folder.Path);
        await using var reader = await Listener.FollowAsync(server.Address, "harbour");

        var crowd = new List<Listener>();
        try
        {
            while (crowd is [] or [.., { Goodbye: null }])
            {
                Assert.True(crowd.Count < Descriptors, "Nobody was refused.");
                crowd.Add(await Listener.ConnectAsync(server.Address));
                await crowd[^1].IsAnsweredAsync("harbour");
            }
            var refused = crowd[^1];
            Assert.Equal(GoodbyeCodes.ServerFull, refused.Goodbye?.Code);
            Assert.NotNull(refused.Goodbye?.Reconnect);
            await Eventually.Until("the refused connection is closed", () => !refused.IsConnected);
            Assert.InRange(OpenDescriptors(server), 1, Descriptors - 1);
            await IsServedAsync(server, reader);
        }
        finally
        {
            foreach (var one in crowd)
                await one.DisposeAsync();
        }
        await Eventually.Until("there is room again", async () => await TryFollowAsync(server.Address));
    }

    private static async Task<LiveHubProcess> StartAsync(string data)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "prlimit is not to be had here.");
        return await LiveHubProcess.StartUnderAsync(["/usr/bin/prlimit", $"--nofile={Descriptors}:{Descriptors}"], data, "--Ticker:BeatInterval", "00:00:01");
    }

    /// <summary>Beats go on, and the connection that HTTP had before still works.</summary>
    private static async Task IsServedAsync(LiveHubProcess server, Listener reader)
    {
        var beats = reader.Beats;
        await Eventually.Until("the first reader gets beats", () => reader.Beats > beats + 1);
        using var live = await server.Http.GetAsync(new Uri("health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static async Task<bool> TryFollowAsync(Uri server)
    {
        try
        {
            await using var reader = await Listener.FollowAsync(server, "harbour");
            return reader.Goodbye is null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or WebException or InvalidOperationException or System.Net.WebSockets.WebSocketException)
        {
            return false;
        }
    }

    private static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            // Refused so fast that the end came before the beginning was reported.
        }
        return socket;
    }

    private static bool IsClosed(Socket socket) => !socket.Connected || (socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0);

    private static int OpenDescriptors(LiveHubProcess server) => Directory.GetFileSystemEntries($"/proc/{server.Id}/fd").Length;
}
