using System.Text.Json.Nodes;
using LiveHub.Cli.Api;

namespace LiveHub.Cli.Import;

/// <summary>Posts a batch, one item after the other: the feed keeps the order of its appends, so must we.</summary>
internal sealed class Importer(ApiClient api)
{
    public async IAsyncEnumerable<ImportOutcome> PublishAsync(
        IEnumerable<ImportEntry> entries, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
            yield return entry.Body is { } body ? await PostAsync(entry, body, cancellationToken) : new ImportOutcome(entry, ImportOutcome.Refused, entry.Reason);
    }

    private async Task<ImportOutcome> PostAsync(ImportEntry entry, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            await api.WriteAsync(HttpMethod.Post, "items", body, revision: null, cancellationToken);
            return new ImportOutcome(entry, ImportOutcome.Published, null);
        }
        catch (ApiProblem problem) when (problem.Code == "exists")
        {
            return new ImportOutcome(entry, ImportOutcome.AlreadyThere, null);
        }
        catch (ApiProblem problem) when (problem.Status is 400 or 409 or 410 or 413 or 422)
        {
            return new ImportOutcome(entry, ImportOutcome.Refused, string.Join("; ", problem.Lines().Select(line => line.Trim())));
        }
    }
}
