using System.Text.Json.Nodes;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Phones;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing.Alerts;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Requests;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Demo;

/// <summary>Fires, corrects and takes back the demo's alerts, on the web and on its simulated phones.</summary>
internal sealed class DemoAlerts(DraftWrites drafts, AlertWrites alerts, AlertAnswers answers, PhoneOrders phones, PushChannel channel, IOptions<DemoOptions> options)
{
    /// <summary>Only phones that are simulated: where those are left out, somebody's real ones may be behind the channel.</summary>
    private bool HasPhones => options.Value.Phones && channel.Refuse() is null;

    public async Task FireAsync(JsonObject alert, CancellationToken cancellationToken)
    {
        if (HasPhones)
            alert["push"] = await ConfirmedAsync(alert, cancellationToken);
        await DemoEditor.DoAsync(alert, write => answers.WriteAsync(write, StatusCodes.Status201Created, cancel => drafts.FireAsync(write, cancel), cancellationToken));
    }

    public Task CorrectAsync(string id, JsonObject correction, CancellationToken cancellationToken) => DemoEditor.DoAsync(
        correction, write => answers.WriteAsync(write, StatusCodes.Status200OK, cancel => alerts.CorrectAsync(id, write, cancel), cancellationToken));

    public Task RecallAsync(string id, CancellationToken cancellationToken) => DemoEditor.DoAsync(
        [], write => answers.WriteAsync(write, StatusCodes.Status200OK, cancel => alerts.RecallAsync(id, write, cancel), cancellationToken));

    /// <summary>Looks at the estimate first, as every editor has to.</summary>
    private async Task<JsonObject> ConfirmedAsync(JsonObject alert, CancellationToken cancellationToken)
    {
        var push = new JsonObject { ["importance"] = "breaking" };
        var asked = alert.DeepClone().AsObject();
        asked["push"] = push.DeepClone();
        var errors = new FieldErrors();
        var plan = alerts.Read(DemoEditor.WriteOf(asked), SendKind.Alert, errors);
        if (plan.Phones is not { } part || errors.Any)
            throw new DemoRefusedException(Problem.Invalid(errors));
        var estimate = await phones.EstimateAsync(part.Order, cancellationToken);
        push["confirm"] = new JsonObject { ["devices"] = estimate.Devices, ["code"] = plan.Code };
        return push;
    }
}
