using System.Runtime.CompilerServices;
using System.Text;
using FirebaseAdmin.Messaging;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Json;
using LiveHub.Push.Devices;
using LiveHub.Push.Sending.Fcm;

namespace LiveHub.Push.Sending.FirebaseAdmin;

/// <summary>One request by Google's library: our message in its types, its exceptions in ours.</summary>
internal sealed class FirebaseAdminWire(FirebaseMessaging messaging, TimeSpan timeout, TimeProvider time) : IFcmWire
{
    /// <summary>Each suffix read once; the parts are shared by all messages made of it.</summary>
    private static readonly ConditionalWeakTable<byte[], Message> Read = [];

    public async Task<FcmAnswer> SendAsync(PushTarget target, AccessHeader access, bool validateOnly)
    {
        if (target.Kind == TargetKind.Fid)
            return new FcmAnswer(AnswerKind.Refused, "FID_NOT_SUPPORTED");
        using var limit = new CancellationTokenSource(timeout, time);
        try
        {
            await messaging.SendAsync(MessageFor(target), validateOnly, limit.Token);
            return FcmAnswer.Accepted;
        }
        catch (FirebaseMessagingException exception) when (exception.HttpResponse is { } response)
        {
            var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            return FcmErrors.Read(response.StatusCode, body, BrokenRequest.RetryAfter(response.Headers, time));
        }
        catch (TokenResponseException exception)
        {
            return new FcmAnswer(AnswerKind.Credential, "UNAUTHENTICATED", RetryAfter: null, $"{exception.Error?.Error}: {exception.Error?.ErrorDescription}. Is its key revoked?");
        }
        catch (BrokenException exception)
        {
            return exception.Answer;
        }
        catch (Exception exception) when (exception is OperationCanceledException or FirebaseMessagingException)
        {
            return new FcmAnswer(AnswerKind.NoAnswer, exception is OperationCanceledException ? "TIMEOUT" : "CONNECTION");
        }
        catch (ArgumentException exception)
        {
            // The library's own check of what it is to send.
            return new FcmAnswer(AnswerKind.PayloadWrong, "INVALID_ARGUMENT", RetryAfter: null, exception.Message);
        }
    }

    public void Dispose()
    {
        // The app is the door's.
    }

    private Message MessageFor(in PushTarget target)
    {
        var read = Read.GetValue(target.Envelope.SuffixAt(time.GetUtcNow()), Parse);
        return new Message
        {
            Token = target.Target,
            Data = read.Data,
            Notification = read.Notification,
            Android = read.Android,
            Apns = read.Apns,
            Webpush = read.Webpush,
            FcmOptions = read.FcmOptions,
        };
    }

    /// <summary>The suffix begins with the end of the target and ends with the end of the request.</summary>
    private static Message Parse(byte[] suffix)
    {
        var json = "{\"token\":\"" + Encoding.UTF8.GetString(suffix.AsSpan(..^1));
        return NewtonsoftJsonSerializer.Instance.Deserialize<Message>(json);
    }
}
