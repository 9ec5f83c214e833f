using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LiveHub.Cli.Api;
using LiveHub.Cli.Output;
using LiveHub.Client;
using LiveHub.Protocol;

namespace LiveHub.Cli.Commands;

/// <summary>Goes the way of a request and of a reader: address, readiness, clock, key, hub, beat.</summary>
internal sealed class Doctor(Session session)
{
    private static readonly TimeSpan BadSkew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBeat = TimeSpan.FromSeconds(20);

    public async IAsyncEnumerable<DoctorCheck> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new DoctorCheck("versions", IsGood: true, $"livehub {typeof(Doctor).Assembly.GetName().Version?.ToString(3)}, wire version {FollowSet.WireVersion}");
        var (server, answer) = await ReachAsync(cancellationToken);
        yield return server;
        if (answer is null)
            yield break;
        foreach (var (name, words) in (answer.Body["reasons"] as JsonObject ?? []).Concat(answer.Body["notes"] as JsonObject ?? []))
            yield return new DoctorCheck(SafeText.Clean(name), IsGood: true, SafeText.Clean(words?.ToString() ?? ""));
        yield return await KeyAsync(cancellationToken);
        await foreach (var check in HubAsync(cancellationToken))
            yield return check;
    }

    private async Task<(DoctorCheck Check, ApiAnswer? Answer)> ReachAsync(CancellationToken cancellationToken)
    {
        const string Name = "server";
        try
        {
            var answer = await session.Api.GetAsync("health/ready", cancellationToken);
            return (new DoctorCheck(Name, IsGood: true, $"{session.Server} is ready; answered in {answer.Took.TotalMilliseconds:0} ms{Version(answer)}"), answer);
        }
        catch (ServerUnreachableException exception)
        {
            var advice = exception.InnerException is ApiProblem problem
                ? $"The server runs but is not ready: {problem.Body["reasons"]?.ToJsonString(WireJson.Options)}. Look at its log."
                : "Is it running, is --server right, does a firewall or proxy stand between?";
            return (new DoctorCheck(Name, IsGood: false, exception.Message, advice), null);
        }
        catch (ApiProblem problem)
        {
            return (new DoctorCheck(Name, IsGood: false, $"{session.Server} answered {problem.Status} to /health/ready", "That is no LiveHub server, or a proxy hides it."), null);
        }
    }

    private static string Version(ApiAnswer answer) => answer.Body["version"] is { } version ? $", version {version}" : "";

    private async Task<DoctorCheck> KeyAsync(CancellationToken cancellationToken)
    {
        const string Name = "key";
        if (session.Key is null)
            return new DoctorCheck(Name, IsGood: true, "none; reading only", "To write: `livehub login`, or set LIVEHUB_KEY.");
        try
        {
            await session.Api.GetAsync("api/v1/keys", cancellationToken);
            return new DoctorCheck(Name, IsGood: true, "known, an admin key");
        }
        catch (ApiProblem problem) when (problem.Code == "not-permitted")
        {
            return new DoctorCheck(Name, IsGood: true, "known, not an admin key; an admin sees its permissions with `livehub keys`");
        }
        catch (ApiProblem problem)
        {
            return new DoctorCheck(Name, IsGood: false, $"not accepted ({problem.Code})", "Ask an admin for a new one: `livehub keys add NAME --preset editor`.");
        }
        catch (ServerUnreachableException exception)
        {
            return new DoctorCheck(Name, IsGood: false, exception.Message, "The server went away while it was being asked.");
        }
    }

    private async IAsyncEnumerable<DoctorCheck> HubAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestBeat, session.Terminal.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var client = new LiveHubClient(new LiveHubClientOptions { Server = session.Server, Key = session.Key, Time = session.Terminal.Time });
        var view = new LiveView(FollowSet.Of([FollowSet.AllTopics], []));
        var failure = await FollowAsync(client, view, cancellationToken, both.Token);
        yield return view.Cursor is null
            ? new DoctorCheck("hub", IsGood: false, failure ?? "no snapshot came", "WebSockets must pass every proxy on the way (Upgrade and Connection headers).")
            : new DoctorCheck("hub", IsGood: true, $"connected by WebSocket; {view.Held.Count} subjects");
        if (view.Cursor is null)
            yield break;
        yield return client.Clock.IsSet
            ? new DoctorCheck("beat", IsGood: true, "heard")
            : new DoctorCheck("beat", IsGood: false, $"none within {LongestBeat.TotalSeconds} s", "A proxy may be holding frames back: switch its buffering off.");
        if (client.Clock.IsSet)
            yield return Clock(client.Clock.Correction);
    }

    // Until a snapshot and a beat have come; the reason why they did not, if the server said one.
    private static async Task<string?> FollowAsync(LiveHubClient client, LiveView view, CancellationToken cancelled, CancellationToken limit)
    {
        string? reason = null;
        try
        {
            await foreach (var change in client.FollowAsync(view, limit))
            {
                reason = (change as ConnectionChange)?.Reason ?? reason;
                if (view.Cursor is not null && client.Clock.IsSet)
                    break;
            }
        }
        catch (FollowRefusedException refusal)
        {
            return refusal.Message;
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            // Time is over; what has come by now is the finding.
        }
        return reason;
    }

    private static DoctorCheck Clock(TimeSpan skew) => skew.Duration() < BadSkew
        ? new DoctorCheck("clock", IsGood: true, $"within {skew.Duration().TotalSeconds:0.0} s of the server's")
        : new DoctorCheck("clock", IsGood: false, $"{skew.Duration().TotalSeconds:0.0} s {(skew > TimeSpan.Zero ? "behind" : "ahead of")} the server's", "Let both machines keep network time.");
}
