using System.Text;

namespace LiveHub.Cli.Output;

/// <summary>Reads a line from the keyboard that nobody sees, not even as stars: their number is told by them.</summary>
internal static class HiddenLine
{
    /// <returns>Null when the input ended.</returns>
    public static Task<string?> AskAsync(TextWriter prompt, string question, CancellationToken cancellationToken)
    {
        // Asked before the question is: it switches the terminal's echo off, and a fast typist must not be faster than that.
        _ = Console.KeyAvailable;
        prompt.Write(question);
        prompt.Flush();
        // Reading keys cannot be cancelled; the command ends all the same.
        return Task.Run(() => Read(prompt), cancellationToken).WaitAsync(cancellationToken);
    }

    private static string? Read(TextWriter prompt)
    {
        var line = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
                break;
            if (key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } && line.Length == 0)
                return null;
            if (key.Key == ConsoleKey.Backspace)
                line.Length = Math.Max(0, line.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                line.Append(key.KeyChar);
        }
        prompt.WriteLine();
        return line.ToString();
    }
}
