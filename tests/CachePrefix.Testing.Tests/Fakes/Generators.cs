using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing.Tests;

/// <summary>Generates a part of every class with <c>[Obsolete]</c>.</summary>
public class GoodGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName("System.ObsoleteAttribute", static (_, _) => true, (attributed, _) => Model(attributed))
            .WithTrackingName("Models");
        context.RegisterSourceOutput(models, (production, model) => production.AddSource($"{model}.g.cs", Text(model)));
    }

    protected virtual object Model(GeneratorAttributeSyntaxContext context) => context.TargetSymbol.Name;

    protected virtual string Text(object model) => $"partial class {model} {{ }}\n";
}

public sealed class SymbolKeepingGenerator : GoodGenerator
{
    private sealed record Box(IReadOnlyList<ISymbol> Symbols)
    {
        public override string ToString() => Symbols[0].Name;
    }

    protected override object Model(GeneratorAttributeSyntaxContext context) => new Box([context.TargetSymbol]);
}

public sealed class WarningGenerator : GoodGenerator
{
    protected override string Text(object model) => $"partial class {model} {{ private int _unused; }}\n";
}

public sealed class ThrowingGenerator : GoodGenerator
{
    protected override string Text(object model) => throw new InvalidOperationException("The fake generator fails.");
}

public sealed class LengthGenerator : GoodGenerator
{
    protected override object Model(GeneratorAttributeSyntaxContext context) =>
        context.TargetNode.SyntaxTree.Length.ToString(CultureInfo.InvariantCulture);

    protected override string Text(object model) => $"// {model}\n";
}

public sealed class CultureGenerator : GoodGenerator
{
    protected override string Text(object model) => $"// {1.5.ToString(CultureInfo.CurrentCulture)}\n";
}
