using System.CommandLine;

namespace LiveHub.Cli.Commands;

/// <summary>Words of any number. A mistyped option among them is an error, else it would be published.</summary>
internal static class WordsArgument
{
    public static Argument<string[]> Create(string name, string description)
    {
        var words = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        words.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value.Length > 1 && token.Value[0] == '-' && !char.IsDigit(token.Value[1]))
                    result.AddError($"There is no option {token.Value}; --help lists what there is.");
            }
        });
        return words;
    }
}
