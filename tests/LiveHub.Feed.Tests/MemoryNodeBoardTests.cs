namespace LiveHub.Feed.Tests;

public sealed class MemoryNodeBoardTests : NodeBoardContract
{
    protected override ValueTask<INodeBoard> OpenAsync(TimeProvider clock) => ValueTask.FromResult<INodeBoard>(new MemoryNodeBoard(clock));

    protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}
