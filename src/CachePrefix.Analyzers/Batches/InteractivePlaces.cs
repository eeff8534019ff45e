using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Batches;

/// <summary>Where somebody waits for the code to end: endpoints, controllers, pages and hubs of ASP.NET Core.</summary>
internal sealed class InteractivePlaces(Compilation compilation)
{
    public const string Endpoint = "An endpoint";

    private readonly (INamedTypeSymbol? Type, string Name)[] _bases =
    [
        (compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Mvc.ControllerBase"), "Controller"),
        (compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Mvc.RazorPages.PageModel"), "Page"),
        (compilation.GetTypeByMetadataName("Microsoft.AspNetCore.SignalR.Hub"), "Hub"),
    ];

    /// <summary>The name of the place that an operation is in, or <see langword="null"/> when nobody waits for it.</summary>
    public string? Of(IOperation operation, ISymbol containing)
    {
        if (IsInBackground(operation))
            return null;

        for (var type = containing.ContainingType?.BaseType; type is not null; type = type.BaseType)
        {
            foreach (var (known, name) in _bases)
                if (SymbolEqualityComparer.Default.Equals(type, known))
                    return $"{name} '{containing.ContainingType!.Name}'";
        }

        return Calls(operation).Any(static call => IsEndpoint(call.TargetMethod)) ? Endpoint : null;
    }

    public static bool IsEndpoint(IMethodSymbol method) =>
        IsEndpointName(method.Name) && method.ContainingNamespace?.ToDisplayString() == "Microsoft.AspNetCore.Builder";

    public static bool IsEndpointName(string name) => name.StartsWith("Map", StringComparison.Ordinal);

    /// <summary>Whether the operation is in a function that is started and not awaited.</summary>
    public static bool IsInBackground(IOperation operation) => Calls(operation).Any(static call =>
        call.TargetMethod.Name is "Run" or "StartNew" && call.TargetMethod.ContainingType?.Name is "Task" or "TaskFactory" && !IsAwaited(call));

    private static bool IsAwaited(IOperation call)
    {
        var parent = call.Parent;
        while (parent is IInvocationOperation or IArgumentOperation or IConversionOperation)
            parent = parent.Parent;
        return parent is IAwaitOperation or IReturnOperation;
    }

    /// <summary>The calls that the functions around an operation are arguments of.</summary>
    private static IEnumerable<IInvocationOperation> Calls(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IAnonymousFunctionOperation function)
                continue;

            var user = function.Parent;
            while (user is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
                user = user.Parent;
            if (user is IInvocationOperation call)
                yield return call;
        }
    }
}
