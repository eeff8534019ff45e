using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tool.Training;

/// <summary>
/// Uses the package CachePrefix.LocalEmbeddings of a program that has it: the model and its run time are some hundred megabytes, which the tool does not carry for everybody.
/// </summary>
internal sealed class LocalEmbeddingsLoader : AssemblyLoadContext
{
    private const string Package = "CachePrefix.LocalEmbeddings";
    private const string TypeName = "CachePrefix.LocalEmbeddings.LocalEmbeddingGenerator";

    private readonly AssemblyDependencyResolver _resolver;

    private LocalEmbeddingsLoader(string program)
        : base("local embeddings") => _resolver = new AssemblyDependencyResolver(program);

    /// <summary>Makes the generator of a program's package.</summary>
    /// <param name="program">The program's assembly, with its dependencies beside it as the build leaves them.</param>
    /// <exception cref="CommandException">The program is not there or does not have the package.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> Create(FileInfo program)
    {
        if (!program.Exists || program.Extension != ".dll")
            throw new CommandException($"--embeddings names '{program}', which is no built program. Give the .dll of a program that uses the package {Package}, such as bin/Release/net10.0/MyApp.dll.");
        try
        {
            var context = new LocalEmbeddingsLoader(program.FullName);
            var type = context.LoadFromAssemblyName(new AssemblyName(Package)).GetType(TypeName, throwOnError: true)!;
            return (IEmbeddingGenerator<string, Embedding<float>>)Activator.CreateInstance(type, [null])!;
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException or TypeLoadException or InvalidOperationException or InvalidCastException or MissingMethodException)
        {
            throw new CommandException($"The local embeddings of '{program}' cannot be loaded: {exception.Message} Add the package {Package} to the program and build it.");
        }
    }

    /// <summary>What the tool has itself is shared, so that interfaces are the same on both sides.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Default.Assemblies.Any(assembly => assembly.GetName().Name == assemblyName.Name) || assemblyName.Name?.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) == true || assemblyName.Name == "CachePrefix")
            return null;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : base.LoadUnmanagedDll(unmanagedDllName);
}
