using LiveHub.Push.Sending.Fcm;

namespace LiveHub.Push.Sending.FirebaseAdmin;

/// <summary>A request that ended in trouble, already read. It looks like one that was cancelled, as those alone the library does not try again.</summary>
internal sealed class BrokenException(FcmAnswer answer) : OperationCanceledException(answer.Says)
{
    public FcmAnswer Answer => answer;
}
