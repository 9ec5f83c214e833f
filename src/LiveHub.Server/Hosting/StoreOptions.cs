namespace LiveHub.Server.Hosting;

/// <summary>Where the logs live, section <c>Store</c>.</summary>
internal sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary>Folder of <c>livehub.db</c>; made when it is missing. Relative to the working directory.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Largest number of database pages of 4 KiB; null: as many as the disk holds. A full database refuses publishing, not reading.</summary>
    public long? MaxPages { get; set; }
}
