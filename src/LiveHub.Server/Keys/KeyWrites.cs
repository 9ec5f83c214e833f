using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Keys;

/// <summary>Proposes what happens to keys on the desk: added, revoked.</summary>
internal sealed class KeyWrites(DeskLog desk, DeskState state, TimeProvider time)
{
    public Proposal Add(WriteRequest write, string secret)
    {
        var errors = write.Errors.Copy();
        var (name, permissions, topics) = KeyForm.Read(new ObjectReader(write.Body, "", errors));
        if (errors.Any)
            return Problem.Invalid(errors);
        var act = new KeyAct(name, permissions, topics, KeySecret.HashOf(secret), time.GetUtcNow().ToUnixTimeMilliseconds(), write.By.Id, write.From);
        return new Draft(DeskSubjects.Key(RandomId.Next()), 0, DeskKinds.KeyAdded, Routing.Everyone, DeskCodec.Encode(act));
    }

    public async ValueTask<Proposal> RevokeAsync(string id, WriteRequest write, CancellationToken cancellationToken)
    {
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        if (!Slug.IsValid(id) || await desk.Log.ReadHeadAsync(DeskSubjects.Key(id), cancellationToken) is not { Kind: DeskKinds.KeyAdded } head)
            return Problem.NotFound($"There is no key {id}.");
        // Otherwise nobody could make a key again.
        if (!state.Read(fold => fold.HasAdmin(key => key.Id != id, _ => true)))
            return Problem.LastAdmin();
        var act = DeskCodec.Decode<KeyAct>(head) with { By = write.By.Id, From = write.From };
        return new Draft(head.Subject, head.Revision, DeskKinds.KeyRevoked, Routing.Everyone, DeskCodec.Encode(act));
    }
}
