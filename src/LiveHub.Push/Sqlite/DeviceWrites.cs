using System.Security.Cryptography;
using LiveHub.Feed.Sqlite;
using LiveHub.Push.Devices;
using Microsoft.Data.Sqlite;

namespace LiveHub.Push.Sqlite;

/// <summary>The registry as its writer knows it. Belongs to the writer's session: what it knows ahead of the file goes with it.</summary>
internal sealed class DeviceWrites : IDisposable
{
    private readonly DeviceReads _reads;
    private readonly Statement _present;
    private readonly Statement _insert;
    private readonly Statement _replace;
    private readonly Statement _change;
    private readonly Statement _setTest;
    private readonly Statement _quarantine;
    private readonly Statement _remove;
    private readonly Statement _removeIdle;
    private readonly Statement _save;
    private RegistryBounds _saved;
    private int _next;
    private long _count;

    public DeviceWrites(SqliteConnection connection, DamagedDevices damaged)
    {
        _reads = new(connection, damaged);
        _present = new(connection, "SELECT ordinal, secret, seen FROM device WHERE key = ?1 AND id = ?2");
        _insert = new(connection, "INSERT INTO device VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?6, ?7, ?8)");
        _replace = new(connection, "UPDATE device SET platform = ?2, is_quarantined = 0, seen = ?3, profile = ?4 WHERE ordinal = ?1");
        _change = new(connection, "UPDATE device SET platform = ?2, seen = ?3, profile = ?4 WHERE ordinal = ?1");
        _setTest = new(connection, "UPDATE device SET is_test = ?3 WHERE key = ?1 AND id = ?2");
        _quarantine = new(connection, "UPDATE device SET is_quarantined = 1 WHERE ordinal = ?1");
        _remove = new(connection, "DELETE FROM device WHERE key = ?1 AND id = ?2");
        _removeIdle = new(connection, "DELETE FROM device WHERE ordinal >= ?1 AND ordinal < ?2 AND platform = ?3 AND seen < ?4");
        _save = new(connection, "UPDATE registry SET next = ?1, count = ?2");
        _saved = _reads.ReadBounds();
        (_next, _count) = (_saved.Next, _saved.Count);
    }

    /// <param name="now">Milliseconds since 1970.</param>
    public PutOutcome Put(DeviceRow row, long now)
    {
        var (registered, seen) = row.Past ?? new DevicePast(now, now);
        var (outcome, ordinal) = Judge(row);
        if (outcome == PutOutcome.Added)
        {
            _insert.Bind(1, _next++).Bind(2, row.Key).Bind(3, row.Id).Bind(4, row.SecretHash).Bind(5, (int)row.Platform)
                .Bind(6, registered).Bind(7, seen).Bind(8, row.Profile).Run();
            _count++;
        }
        else if (outcome == PutOutcome.Replaced)
        {
            _replace.Bind(1, ordinal).Bind(2, (int)row.Platform).Bind(3, seen).Bind(4, row.Profile).Run();
        }
        return outcome;
    }

    public bool Change(Device read, DeviceProfile profile, byte[] bytes, long now)
    {
        if (_reads.FindAt(read.Ordinal) is not { } present || !DeviceCodec.AreSame(present.Profile, read.Profile))
            return false;
        _change.Bind(1, read.Ordinal).Bind(2, (int)profile.Platform).Bind(3, now).Bind(4, bytes).Run();
        return true;
    }

    public bool SetTest(string id, bool isTest) => _setTest.Bind(1, DeviceCodec.KeyOf(id)).Bind(2, id).Bind(3, isTest ? 1 : 0).Run() == 1;

    public bool Remove(string id) => Gone(_remove.Bind(1, DeviceCodec.KeyOf(id)).Bind(2, id).Run()) == 1;

    public int Prune(IReadOnlyList<DeadTarget> targets) => targets.Count(target => Present(target) is { } device && Remove(device.Id));

    public void Quarantine(IReadOnlyList<DeadTarget> targets)
    {
        foreach (var target in targets)
        {
            if (Present(target) is not null)
                _quarantine.Bind(1, target.Ordinal).Run();
        }
    }

    public int RemoveIdle(int shard, Platform platform, long before) => Gone(
        _removeIdle.Bind(1, (long)shard * Device.ShardSize).Bind(2, (shard + 1L) * Device.ShardSize).Bind(3, (int)platform).Bind(4, before).Run());

    /// <summary>Writes how large the registry is now, before the group is committed.</summary>
    public void SaveBounds()
    {
        var bounds = new RegistryBounds(_next, _count);
        if (bounds == _saved)
            return;
        _save.Bind(1, _next).Bind(2, _count).Run();
        _saved = bounds;
    }

    public void Dispose()
    {
        _reads.Dispose();
        _present.Dispose();
        _insert.Dispose();
        _replace.Dispose();
        _change.Dispose();
        _setTest.Dispose();
        _quarantine.Dispose();
        _remove.Dispose();
        _removeIdle.Dispose();
        _save.Dispose();
    }

    /// <summary>What is to become of a registration, and the ordinal of the device that is there.</summary>
    private (PutOutcome Outcome, int Ordinal) Judge(DeviceRow row)
    {
        try
        {
            if (!_present.Bind(1, row.Key).Bind(2, row.Id).Step())
                return (PutOutcome.Added, 0);
            if (!CryptographicOperations.FixedTimeEquals(_present.Blob(1), row.SecretHash))
                return (PutOutcome.WrongSecret, 0);
            return (row.Past is { } past && _present.Int64(2) > past.SeenAt ? PutOutcome.Outdated : PutOutcome.Replaced, (int)_present.Int64(0));
        }
        finally
        {
            _present.Reset();
        }
    }

    /// <summary>The device while its target is still that one.</summary>
    private Device? Present(DeadTarget target) => _reads.FindAt(target.Ordinal) is { } device && device.Profile.Target == target.Target ? device : null;

    private int Gone(int removed)
    {
        _count -= removed;
        return removed;
    }
}
