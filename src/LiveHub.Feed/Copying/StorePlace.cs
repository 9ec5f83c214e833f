using LiveHub.Feed.Redis;
using LiveHub.Feed.Sqlite;

namespace LiveHub.Feed.Copying;

/// <summary>A store that is copied from or to: one of the two.</summary>
public abstract record StorePlace
{
    private StorePlace()
    {
    }

    internal abstract Task<IStoreExport> OpenExportAsync(CancellationToken cancellationToken);

    internal abstract Task<IStoreImport> OpenImportAsync(CancellationToken cancellationToken);

    /// <summary>The data folder of an embedded store.</summary>
    public sealed record Sqlite(string DataFolder) : StorePlace
    {
        internal override Task<IStoreExport> OpenExportAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IStoreExport>(SqliteExport.Open(new SqliteStoreOptions { DataFolder = DataFolder }));

        internal override Task<IStoreImport> OpenImportAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IStoreImport>(SqliteImport.Open(new SqliteStoreOptions { DataFolder = DataFolder }));
    }

    /// <summary>The keys under a prefix in Redis.</summary>
    public sealed record Redis(RedisStoreOptions Options) : StorePlace
    {
        internal override async Task<IStoreExport> OpenExportAsync(CancellationToken cancellationToken) => await RedisExport.OpenAsync(Options, cancellationToken);

        internal override async Task<IStoreImport> OpenImportAsync(CancellationToken cancellationToken) => await RedisImport.OpenAsync(Options, cancellationToken);
    }
}
