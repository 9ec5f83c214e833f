using LiveHub.Push.Composing;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Tries the credential while it is not taken, so that nobody has to send an alert to learn that it is taken again.</summary>
internal static class CredentialProbe
{
    /// <summary>A message for nobody.</summary>
    public static readonly PushTarget Nobody = new(0, TargetKind.Token, "nobody", new Envelope(Platform.Android, "en", "\"}}"u8.ToArray()));

    /// <summary>Signs in and has FCM check a message; opens the gate when it says anything of it.</summary>
    public static async Task TryAsync(FcmLink link)
    {
        var begunAt = link.Time.GetUtcNow();
        try
        {
            var access = await link.Access.GetAsync();
            var wire = link.Rent();
            try
            {
                link.NoteAnswer(await wire.SendAsync(Nobody, access, validateOnly: true), access, begunAt);
            }
            finally
            {
                link.Return(wire);
            }
        }
        catch (NoAccessException exception)
        {
            link.Credential.Close(exception.Message, begunAt);
        }
    }
}
