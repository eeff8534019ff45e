using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CachePrefix;

/// <summary>Checks every registered prompt when the host starts.</summary>
internal sealed class StartupCheck(IEnumerable<PromptRegistration> prompts, TierDescriptors tiers, IEnumerable<NamedRouter> routers, IServiceProvider services)
    : IValidateOptions<CachePrefixOptions>
{
    private int _isLooking;

    public ValidateOptionsResult Validate(string? name, CachePrefixOptions options)
    {
        var errors = new List<string>();
        if (options.MaxToolIterations < 1)
            errors.Add($"{nameof(CachePrefixOptions.MaxToolIterations)} is {options.MaxToolIterations}; it must be at least 1.");

        foreach (var prompt in prompts)
        {
            foreach (var tier in prompt.Route.Tiers.Where(tier => !tiers.Names.Contains(tier)))
                errors.Add(UnknownTier.Error(tier, prompt.Layout.Name, tiers.Names).Message);

            if (prompt.Route.Router is { } router && NamedRouter.Find(routers, router) is null)
                errors.Add(NamedRouter.Unknown(router, prompt.Layout.Name, [.. routers]).Message);

            try
            {
                prompt.Layout.WithTtls(options.Ttls.AsReadOnly());
            }
            catch (CachePrefixConfigurationException exception)
            {
                errors.Add(exception.Message);
            }
        }

        if (errors.Count == 0)
            FindMissingAdapters();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    /// <summary>A client that cannot be created yet says why when it is first used. One whose creation reads these options comes here again.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The program's own code creates clients.")]
    private void FindMissingAdapters()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) == 1)
            return;

        var check = services.GetRequiredService<MissingAdapter>();
        foreach (var prompt in prompts)
        {
            foreach (var name in prompt.Route.Tiers)
            {
                try
                {
                    check.Check(prompt.Layout, services.GetRequiredService<ITierRegistry>().Get(name));
                }
                catch (Exception)
                {
                    continue;
                }
            }
        }
    }
}
