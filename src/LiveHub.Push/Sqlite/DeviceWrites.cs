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
    private readonly Statement _owner;
    private readonly Statement _insert;
    private readonly Statement _replace;
    private readonly Statement _retarget;
    private readonly Statement _takeOver;
    private readonly Statement _change;
    private readonly Statement _setTest;
    private readonly Statement _quarantine;
    private readonly Statement _remove;
    private readonly Statement _removeAt;
    private readonly Statement _removeIdle;
    private readonly Statement _save;
    private RegistryBounds _saved;
    private int _next;
    private long _count;

    public DeviceWrites(SqliteConnection connection, DamagedDevices damaged)
    {
        _reads = new(connection, damaged);
        _present = new(connection, "SELECT ordinal, secret, seen, target FROM device WHERE key = ?1 AND id = ?2");
        _owner = new(connection, "SELECT ordinal, seen FROM device WHERE target = ?1");
        _insert = new(connection, "INSERT INTO device VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?6, ?7, ?8, ?9)");
        _replace = new(connection, "UPDATE device SET platform = ?2, is_quarantined = 0, seen = ?3, profile = ?4 WHERE ordinal = ?1");
        // Of its own: most registrations bring the target that is there, and its index need not be touched.
        _retarget = new(connection, "UPDATE device SET target = ?2 WHERE ordinal = ?1");
        _takeOver = new(connection, "UPDATE device SET key = ?2, id = ?3, secret = ?4, platform = ?5, is_test = 0, is_quarantined = 0, registered = ?6, seen = ?7, profile = ?8 WHERE ordinal = ?1");
        _change = new(connection, "UPDATE device SET platform = ?2, seen = ?3, profile = ?4 WHERE ordinal = ?1");
        _setTest = new(connection, "UPDATE device SET is_test = ?3 WHERE key = ?1 AND id = ?2");
        _quarantine = new(connection, "UPDATE device SET is_quarantined = 1 WHERE ordinal = ?1");
        _remove = new(connection, "DELETE FROM device WHERE key = ?1 AND id = ?2");
        _removeAt = new(connection, "DELETE FROM device WHERE ordinal = ?1");
        _removeIdle = new(connection, "DELETE FROM device WHERE ordinal >= ?1 AND ordinal < ?2 AND platform = ?3 AND seen < ?4");
        _save = new(connection, "UPDATE registry SET next = ?1, count = ?2");
        _saved = _reads.ReadBounds();
        (_next, _count) = (_saved.Next, _saved.Count);
    }

    /// <param name="now">Milliseconds since 1970.</param>
    public PutOutcome Put(DeviceRow row, long now)
    {
        var (registered, seen) = row.Past ?? new DevicePast(now, now);
        var present = FindPresent(row);
        if (present is { HasSecret: false })
            return PutOutcome.WrongSecret;
        var owner = present?.Target == row.Target ? null : FindOwner(row.Target);
        if (row.Past is not null && (present?.Seen > seen || owner?.Seen > seen))
            return PutOutcome.Outdated;
        if (present is { } same)
        {
            Replace(same, owner, row, seen);
            return PutOutcome.Replaced;
        }
        var write = owner is null ? _insert.Bind(1, _next++).Bind(9, row.Target) : _takeOver.Bind(1, owner.Ordinal);
        write.Bind(2, row.Key).Bind(3, row.Id).Bind(4, row.SecretHash).Bind(5, (int)row.Platform).Bind(6, registered).Bind(7, seen).Bind(8, row.Profile).Run();
        _count += owner is null ? 1 : 0;
        return PutOutcome.Added;
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
        _owner.Dispose();
        _insert.Dispose();
        _replace.Dispose();
        _retarget.Dispose();
        _takeOver.Dispose();
        _change.Dispose();
        _setTest.Dispose();
        _quarantine.Dispose();
        _remove.Dispose();
        _removeAt.Dispose();
        _removeIdle.Dispose();
        _save.Dispose();
    }

    private void Replace(Row present, Row? owner, DeviceRow row, long seen)
    {
        if (owner is not null)
            Gone(_removeAt.Bind(1, owner.Ordinal).Run());
        _replace.Bind(1, present.Ordinal).Bind(2, (int)row.Platform).Bind(3, seen).Bind(4, row.Profile).Run();
        if (present.Target != row.Target)
            _retarget.Bind(1, present.Ordinal).Bind(2, row.Target).Run();
    }

    private Row? FindPresent(DeviceRow row)
    {
        try
        {
            return _present.Bind(1, row.Key).Bind(2, row.Id).Step()
                ? new Row((int)_present.Int64(0), _present.Int64(2), _present.Int64(3), CryptographicOperations.FixedTimeEquals(_present.Blob(1), row.SecretHash))
                : null;
        }
        finally
        {
            _present.Reset();
        }
    }

    private Row? FindOwner(long target)
    {
        try
        {
            return _owner.Bind(1, target).Step() ? new Row((int)_owner.Int64(0), _owner.Int64(1), target, HasSecret: true) : null;
        }
        finally
        {
            _owner.Reset();
        }
    }

    /// <summary>The device while its target is still that one.</summary>
    private Device? Present(DeadTarget target) => _reads.FindAt(target.Ordinal) is { } device && device.Profile.Target == target.Target ? device : null;

    private int Gone(int removed)
    {
        _count -= removed;
        return removed;
    }

    /// <summary>What decides about a registration.</summary>
    private sealed record Row(int Ordinal, long Seen, long Target, bool HasSecret);
}
