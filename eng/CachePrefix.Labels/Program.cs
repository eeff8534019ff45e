using CachePrefix.Labels;

return await LabelsCommand.Create().Parse(args).InvokeAsync();
