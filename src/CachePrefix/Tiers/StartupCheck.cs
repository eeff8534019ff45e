using Microsoft.Extensions.Options;

namespace CachePrefix;

/// <summary>Checks every registered prompt when the host starts.</summary>
internal sealed class StartupCheck(IEnumerable<PromptRegistration> prompts, TierDescriptors tiers) : IValidateOptions<CachePrefixOptions>
{
    public ValidateOptionsResult Validate(string? name, CachePrefixOptions options)
    {
        var errors = new List<string>();
        if (options.MaxToolIterations < 1)
            errors.Add($"{nameof(CachePrefixOptions.MaxToolIterations)} is {options.MaxToolIterations}; it must be at least 1.");

        foreach (var prompt in prompts)
        {
            foreach (var tier in prompt.Route.Tiers.Where(tier => !tiers.Names.Contains(tier)))
                errors.Add(UnknownTier.Error(tier, prompt.Layout.Name, tiers.Names).Message);

            try
            {
                prompt.Layout.WithTtls(options.Ttls.AsReadOnly());
            }
            catch (CachePrefixConfigurationException exception)
            {
                errors.Add(exception.Message);
            }
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
