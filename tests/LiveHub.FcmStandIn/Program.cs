await Console.Error.WriteLineAsync("Not built yet.");
return 1;
