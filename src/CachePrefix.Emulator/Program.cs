using CachePrefix.Emulator.Hosting;

return await EmulatorCommand.Create().Parse(args).InvokeAsync();
