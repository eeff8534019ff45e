using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

/// <summary>
/// Follows the code of one body in the order in which it runs and notes the requests that it makes. What a branch or a loop does counts
/// only inside of it; what code elsewhere may change is taken as unknown.
/// </summary>
internal sealed partial class BodyReader(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly BodyRequests _result = new();
    private readonly Stack<RequestValue?> _receivers = new();
    private Dictionary<ISymbol, RequestValue> _locals = new(SymbolEqualityComparer.Default);
    private Region _region = new(parent: null);
    private List<RequestValue?>? _returned;

    /// <summary>The requests of a member, which may have several bodies.</summary>
    public static BodyRequests Read(IEnumerable<IOperation> bodies, SemanticModel model, CancellationToken cancellationToken)
    {
        var reader = new BodyReader(model, cancellationToken);
        foreach (var body in bodies)
        {
            reader._locals.Clear();
            reader._region = new Region(parent: null);
            reader.Read(body);
        }

        reader._result.AddLists();
        return reader._result;
    }

    private RequestValue? Read(IOperation? operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellationToken.ThrowIfCancellationRequested();
        switch (operation)
        {
            case null:
                return null;
            case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                Store(declarator.Symbol, Read(initializer.Value));
                return null;
            case IReturnOperation result:
                var returned = Read(result.ReturnedValue);
                _returned?.Add(returned);
                return null;
            case IConditionalOperation conditional:
                Read(conditional.Condition);
                ReadBranch(conditional.WhenTrue);
                ReadBranch(conditional.WhenFalse);
                return null;
            case ISwitchOperation choice:
                Read(choice.Value);
                foreach (var section in choice.Cases)
                    ReadBranch(section);
                return null;
            case ISwitchExpressionOperation choice:
                Read(choice.Value);
                foreach (var arm in choice.Arms)
                    ReadBranch(arm);
                return null;
            case ICoalesceOperation coalesce:
                Read(coalesce.Value);
                ReadBranch(coalesce.WhenNull);
                return null;
            case IConditionalAccessOperation access:
                Read(access.Operation);
                ReadBranch(access.WhenNotNull);
                return null;
            case ILoopOperation loop:
                ReadLoop(loop);
                return null;
            case ICatchClauseOperation handler:
                ReadBranch(handler.Handler);
                return null;
            case ILocalFunctionOperation { Body: { } body }:
                ReadLambda(body);
                return null;
            case IAnonymousFunctionOperation lambda:
                return ReadLambda(lambda.Body);
            case IDelegateCreationOperation creation:
                return Read(creation.Target);
            default:
                return ReadExpression(operation);
        }
    }

    private void ReadLoop(ILoopOperation loop)
    {
        if (loop is IForEachLoopOperation each)
            Read(each.Collection);
        foreach (var operation in loop.Descendants())
        {
            if (operation is IAssignmentOperation { Target: ILocalReferenceOperation assigned })
                _locals.Remove(assigned.Local);
        }

        ReadBranch(() =>
        {
            foreach (var operation in loop.ChildOperations)
            {
                if (loop is not IForEachLoopOperation of || operation != of.Collection)
                    Read(operation);
            }
        });
    }

    /// <summary>Gives what a lambda returns. One that only makes an object is read as if it were called here.</summary>
    private RequestValue? ReadLambda(IBlockOperation body)
    {
        if (body.Operations is [IReturnOperation { ReturnedValue: { } only }] && Unwrap(only) is IObjectCreationOperation creation)
            return Read(creation);

        var (outer, own) = (_returned, new List<RequestValue?>());
        _returned = own;
        ReadBranch(body);
        _returned = outer;
        return own.Count == 1 ? own[0] : null;
    }

    private static IOperation Unwrap(IOperation operation) => operation is IConversionOperation conversion ? Unwrap(conversion.Operand) : operation;

    private void ReadBranch(IOperation? operation)
    {
        if (operation is not null)
            ReadBranch(() => ReadChildrenOf(operation));
    }

    /// <summary>Reads what may not run; what it assigns is unknown afterwards.</summary>
    private void ReadBranch(Action read)
    {
        var (before, region) = (_locals, _region);
        _locals = new Dictionary<ISymbol, RequestValue>(before, SymbolEqualityComparer.Default);
        _region = new Region(region);
        read();
        _region = region;
        foreach (var known in before.ToList())
        {
            if (!_locals.TryGetValue(known.Key, out var after) || !ReferenceEquals(after, known.Value))
                before.Remove(known.Key);
        }

        _locals = before;
    }

    /// <summary>The children of a case or an arm; anything else itself.</summary>
    private void ReadChildrenOf(IOperation operation)
    {
        if (operation is not (ISwitchCaseOperation or ISwitchExpressionArmOperation))
        {
            Read(operation);
            return;
        }

        foreach (var child in operation.ChildOperations)
            Read(child);
    }

    private void Store(ISymbol local, RequestValue? value)
    {
        if (value is null)
            _locals.Remove(local);
        else
            _locals[local] = value;
    }
}
