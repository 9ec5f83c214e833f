using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Rights;

/// <summary>Keeps what was withdrawn from coming back with the next item or import.</summary>
internal sealed class MediaRights(DeskState desk)
{
    /// <summary>Adds an error for every picture or recording that may not be shown.</summary>
    public void Check(ItemFact item, FieldErrors errors)
    {
        for (var i = 0; i < item.Media.Count; i++)
        {
            var url = item.Media[i].Url;
            if (desk.Read(fold => fold.Media.IsWithdrawn(url)))
                errors.Add($"/media/{i}/url", "withdrawn", "The right to show this was lost (POST /media/withdraw).");
        }
    }
}
