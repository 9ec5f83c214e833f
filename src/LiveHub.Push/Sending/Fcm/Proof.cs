using LiveHub.Push.Composing;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Finds out whether a message is right: FCM checks it for a target that is known to be good, and delivers it to nobody.</summary>
internal sealed class Proof(FcmLink link)
{
    /// <param name="suspects">Targets for which FCM refused it.</param>
    public async Task<Verdict> AskAsync(Envelope envelope, IReadOnlySet<string> suspects)
    {
        var wire = link.Rent();
        try
        {
            while (link.Known.Find(envelope.Platform, suspects) is { } good)
            {
                var target = new PushTarget(0, good.Kind, good.Target, envelope);
                var answer = await wire.SendAsync(target, await link.Access.GetAsync(), validateOnly: true);
                switch (answer.Kind)
                {
                    case AnswerKind.Accepted:
                        link.Known.Note(target);
                        return new Verdict(VerdictKind.Right);
                    case AnswerKind.Suspect or AnswerKind.PayloadWrong:
                        return new Verdict(VerdictKind.Wrong, answer.Says);
                    case AnswerKind.Unregistered or AnswerKind.WrongProject:
                        // It was good; the next of those that were taken since is asked.
                        link.Known.Forget(envelope.Platform, good);
                        break;
                    default:
                        return new Verdict(VerdictKind.Silent, Says: null, answer.RetryAfter);
                }
            }
            return new Verdict(VerdictKind.NobodyToAsk);
        }
        catch (NoAccessException)
        {
            return new Verdict(VerdictKind.Silent);
        }
        finally
        {
            link.Return(wire);
        }
    }
}
