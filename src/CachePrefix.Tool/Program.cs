using CachePrefix.Tool;

return await CommandLine.RunAsync(args);
