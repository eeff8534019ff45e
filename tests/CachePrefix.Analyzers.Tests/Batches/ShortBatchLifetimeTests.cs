using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Batches.ShortBatchLifetimeAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Batches;

public sealed class ShortBatchLifetimeTests
{
    [Fact]
    public Task Five_minutes_are_reported() => Verify.VerifyAsync(
        """
        public static class Code
        {
            private const CacheTtl Short = CacheTtl.FiveMinutes;

            public static BatchOptions Create(CacheTtl unknown)
            {
                var options = new BatchOptions { {|CPA6002:Ttl = CacheTtl.FiveMinutes|}, Seed = true };
                {|CPA6002:options.Ttl = Short|};
                options.Ttl = unknown;
                return options;
            }
        }
        """);

    [Fact]
    public Task Other_lifetimes_are_not_reported() => Verify.VerifyAsync(
        """
        public sealed class Own { public CacheTtl Ttl { get; set; } }

        public static class Code
        {
            public static object[] Create() =>
            [
                new BatchOptions(),
                new BatchOptions { Ttl = CacheTtl.OneHour },
                new BatchOptions { Ttl = CacheTtl.Default },
                new Own { Ttl = CacheTtl.FiveMinutes },
            ];
        }
        """);
}
