
return await EmulatorCommand.Create().Parse(args).InvokeAsync();
