using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>What code does with lists of messages: which are kept from call to call, and which values are sent.</summary>
internal static class Conversation
{
    private const int MostSteps = 12;

    /// <summary>Methods of the project that are named so make text or numbers of messages, not requests.</summary>
    private static readonly string[] Readers = ["Summar", "Count", "Log", "Format", "Print", "Render", "Write", "Save", "Describe", "Estimate", "Display", "Show", "ToText", "Extract", "Store", "Persist", "Upsert", "Batch", "Insert", "Archive"];

    public static bool IsList(ITypeSymbol? type)
    {
        if (type is null || type.Name == "ObservableCollection")
            return false;

        foreach (var contract in type is INamedTypeSymbol named ? type.AllInterfaces.Add(named) : type.AllInterfaces)
        {
            if (contract is { Name: "IEnumerable" or "IList" or "List" or "IReadOnlyList", TypeArguments: [var element] } && IsMessage(element))
                return true;
        }

        return false;
    }

    /// <summary>Whether the list outlives the method, so that it is sent again; what a model answered is not.</summary>
    public static bool IsKept(IOperation list) => list.Syntax.ToString().IndexOf("response", StringComparison.OrdinalIgnoreCase) < 0
        && Unwrap(list) is IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } or IParameterReferenceOperation;

    /// <summary>Whether the list belongs to a request that its method makes, and is no list that is kept: what it drops by content it drops at every call.</summary>
    public static bool IsMade(IOperation list) =>
        Unwrap(list) is IPropertyReferenceOperation { Property: var property, Instance: ILocalReferenceOperation owner }
        && SourceOf(owner) is { } source && IsCreation(source)
        && !RootOfBody(list).Descendants().OfType<IAssignmentOperation>().Any(set => set.Target is IPropertyReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Property, property) && IsKept(set.Value));

    private static bool IsCreation(IOperation value) => Unwrap(value) switch
    {
        IObjectCreationOperation => true,
        ICoalesceOperation { WhenNull: var otherwise } => IsCreation(otherwise),
        _ => false,
    };

    /// <summary>Whether the value is a list of contents of a message.</summary>
    public static bool IsContents(IOperation value) =>
        Unwrap(value) is IPropertyReferenceOperation { Property.Name: "Contents" or "Content" or "Items", Instance.Type: { } owner } && IsMessage(owner);

    /// <summary>Whether the value is, or is a part of, a message that a loop or an index takes out of a list which is kept; the last one is new.</summary>
    public static bool IsEarlierMessage(IOperation value) => ListOf(value) is { } list && IsKept(list);

    /// <summary>The list that a message, or the message that a part belongs to, was taken from.</summary>
    public static IOperation? ListOf(IOperation value)
    {
        var current = Unwrap(value);
        for (var step = 0; step < MostSteps; step++)
        {
            switch (current)
            {
                case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list, Arguments: [var index] } when IsList(Unwrap(list).Type):
                    return index.Value.Syntax.ToString() is "^1" ? null : Unwrap(list);
                case IImplicitIndexerReferenceOperation indexer when IsList(Unwrap(indexer.Instance).Type):
                    return indexer.Argument.Syntax.ToString() is "^1" ? null : Unwrap(indexer.Instance);
                case IPropertyReferenceOperation { Instance: { } owner }:
                    current = Unwrap(owner);
                    continue;
                case ILocalReferenceOperation local when SourceOf(local) is { } source:
                    if (source is ILoopOperation loop)
                        return loop is IForEachLoopOperation each ? RootOf(each.Collection) : null;
                    current = Unwrap(source);
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether a sequence of messages goes to a model, into a list that is kept, or to the caller.</summary>
    public static bool IsSent(IOperation value) => IsSent(value, 0);

    /// <summary>Whether what a query gives takes the place of the list that it reads, so that each call moves the window.</summary>
    public static bool IsAssignedBack(IOperation query, IOperation list)
    {
        var value = query;
        for (var step = 0; step < MostSteps && value.Parent is { } parent; step++)
        {
            switch (parent)
            {
                case IConversionOperation or ISpreadOperation or ICollectionExpressionOperation or IParenthesizedOperation:
                    value = parent;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation called } argument when IsList(called.Type) && called.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0:
                    value = called;
                    continue;
                case ISimpleAssignmentOperation assignment when assignment.Value == value:
                    return SyntaxFactory.AreEquivalent(assignment.Target.Syntax, list.Syntax);
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether a local list is sent somewhere in its body.</summary>
    public static bool IsSentLater(IOperation list) => Unwrap(list) is ILocalReferenceOperation local && IsSent(local.Local, local, 0);

    public static IOperation Unwrap(IOperation operation) => operation is IConversionOperation conversion ? Unwrap(conversion.Operand) : operation;

    private static bool IsMessage(ITypeSymbol type) =>
        MessagePlacement.IsMessageType(type) && type.ContainingNamespace?.ToDisplayString() is { } space && Sdks.IsNamespace(space) && space.IndexOf("A2A", StringComparison.Ordinal) < 0;

    /// <summary>Whether a type of an SDK holds what a model answered.</summary>
    private static bool IsResponse(INamedTypeSymbol type) =>
        type.Name.EndsWith("Response", StringComparison.Ordinal) && Sdks.IsNamespace(type.ContainingNamespace?.ToDisplayString() ?? string.Empty);

    private static bool IsSent(IOperation value, int depth)
    {
        for (; depth < MostSteps && value.Parent is { } parent; depth++)
        {
            switch (parent)
            {
                case IConversionOperation or ISpreadOperation or ICollectionExpressionOperation or IConditionalOperation or ICoalesceOperation or IParenthesizedOperation or IAwaitOperation:
                    value = parent;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation called } argument when IsList(called.Type) && called.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0:
                    value = called;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation { Instance: ILocalReferenceOperation local, TargetMethod.Name: "AddRange" or "InsertRange" } }:
                    return IsSent(local.Local, local, depth + 1);
                case IArgumentOperation { Parent: IInvocationOperation called } argument:
                    return IsList(argument.Parameter?.Type) && !IsReader(called.TargetMethod);
                case IArgumentOperation { Parent: IObjectCreationOperation created } when IsList(created.Type):
                    value = created;
                    continue;
                case IInvocationOperation { Instance: { } instance } called when instance == value && IsList(called.Type):
                    value = called;
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return IsSent(declarator.Symbol, declarator, depth + 1);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local }:
                    return IsSent(local.Local, local, depth + 1);
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } } when IsResponse(owner):
                    return false;
                case ISimpleAssignmentOperation { Target: IDiscardOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation }:
                    return true;
                case IReturnOperation:
                    return IsList(value.Type) && !parent.Syntax.Ancestors().Any(static node => node is Microsoft.CodeAnalysis.CSharp.Syntax.AnonymousFunctionExpressionSyntax);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsSent(ILocalSymbol local, IOperation inside, int depth)
    {
        if (depth >= MostSteps)
            return false;

        foreach (var operation in RootOfBody(inside).Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && reference.Parent is not ISimpleAssignmentOperation { Target: ILocalReferenceOperation } && IsSent(reference, depth + 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A model is waited for, so that a method which gives a text at once only writes the messages down.</summary>
    private static bool IsReader(IMethodSymbol method) =>
        Sdks.IsNamespace(method.ContainingNamespace?.ToDisplayString() ?? string.Empty) ? false
        : method.ReturnType.SpecialType == SpecialType.System_String
            || method.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true
            || Array.Exists(Readers, word => method.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    /// <summary>Where a local gets its value: the loop that declares it, what a pattern tests, or its initializer.</summary>
    private static IOperation? SourceOf(ILocalReferenceOperation reference)
    {
        for (IOperation? operation = reference; operation is not null; operation = operation.Parent)
        {
            if (operation is IForEachLoopOperation loop && loop.Locals.Contains(reference.Local, SymbolEqualityComparer.Default))
                return loop;
        }

        foreach (var operation in RootOfBody(reference).Descendants())
        {
            if (operation is IVariableDeclaratorOperation { Initializer: { } initializer } declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local))
                return initializer.Value;
            if (operation is IIsPatternOperation tested && tested.Pattern.DescendantsAndSelf().OfType<IDeclarationPatternOperation>().Any(pattern => SymbolEqualityComparer.Default.Equals(pattern.DeclaredSymbol, reference.Local)))
                return tested.Value;
        }

        return null;
    }

    /// <summary>The list behind a query that leaves messages as they are.</summary>
    private static IOperation? RootOf(IOperation sequence)
    {
        var current = Unwrap(sequence);
        for (var step = 0; step < MostSteps && current is IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var source }, ..] } query && query.TargetMethod.Name is not "TakeLast"; step++)
            current = Unwrap(source);

        return IsList(current.Type) ? current : null;
    }

    private static IOperation RootOfBody(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }
}
