using System.Text.Json.Nodes;
using LiveHub.Push.Devices;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Devices;

/// <summary>What became of the lines of an import. Any thread: one batch is written while the next one is read.</summary>
internal sealed class ImportTally
{
    private const int FaultsTold = 100;
    private readonly Lock _gate = new();
    private readonly Dictionary<PutOutcome, long> _outcomes = [];
    private readonly List<(long Line, IReadOnlyList<FieldError> Errors)> _told = [];
    private long _faulty;

    public void Count(PutOutcome outcome)
    {
        lock (_gate)
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
    }

    public void Fault(long line, FieldErrors errors)
    {
        lock (_gate)
        {
            _faulty++;
            if (_told.Count < FaultsTold)
                _told.Add((line, errors.Items));
        }
    }

    /// <summary>When all is done.</summary>
    public JsonObject ToBody() => new()
    {
        ["added"] = _outcomes.GetValueOrDefault(PutOutcome.Added),
        ["replaced"] = _outcomes.GetValueOrDefault(PutOutcome.Replaced),
        ["outdated"] = _outcomes.GetValueOrDefault(PutOutcome.Outdated),
        ["faulty"] = _faulty,
        ["faults"] = new JsonArray([.. _told.OrderBy(fault => fault.Line).Select(fault => new JsonObject
        {
            ["line"] = fault.Line,
            ["errors"] = new JsonArray([.. fault.Errors.Select(error => new JsonObject { ["field"] = error.Field, ["code"] = error.Code, ["message"] = error.Message })]),
        })]),
    };
}
