namespace CachePrefix.Analyzers;

/// <summary>Every rule id, and nothing else. Ids never change meaning.</summary>
internal static class RuleIds
{
    public const string Clock = "CPA1001";
    public const string Date = "CPA1002";
    public const string Random = "CPA1003";
    public const string HashOrder = "CPA1004";
    public const string InsertionOrder = "CPA1005";
    public const string SystemOrder = "CPA1006";
    public const string Culture = "CPA1007";
    public const string Host = "CPA1008";
    public const string Identity = "CPA1009";
    public const string CallerData = "CPA1010";
    public const string MutableState = "CPA1011";
    public const string UnprovenContent = "CPA1012";
    public const string DeclaredVolatile = "CPA1013";
    public const string RewrittenHistory = "CPA1014";
    public const string VaryingTools = "CPA1015";
    public const string CacheKey = "CPA1016";

    public const string StableAfterVolatile = "CPA2001";
    public const string TooManyBreakpoints = "CPA2002";
    public const string TtlOrder = "CPA2003";
    public const string EmptyBreakpoint = "CPA2004";
    public const string BreakpointPosition = "CPA2005";
    public const string SamePosition = "CPA2006";
    public const string DroppedMarker = "CPA2007";
    public const string MidConversationSystem = "CPA2008";
    public const string LineEnding = "CPA2009";
    public const string ChangedMode = "CPA2010";

    public const string SmallPrefix = "CPA3001";
    public const string UnprofitableCache = "CPA3002";
    public const string UnboundedOutput = "CPA3003";
    public const string PrefixChanged = "CPA3004";
    public const string StaleLockLine = "CPA3005";

    public const string UnknownTier = "CPA4001";
    public const string NoValidator = "CPA4002";
    public const string DearValidator = "CPA4003";
    public const string CascadeOrder = "CPA4004";
    public const string TierHop = "CPA4005";
    public const string DearClassifier = "CPA4006";
    public const string RetiredModel = "CPA4007";
    public const string IdleRouteRule = "CPA4008";

    public const string CacheWithoutExpiry = "CPA5001";
    public const string LowThreshold = "CPA5002";
    public const string CachedVariety = "CPA5003";
    public const string SharedTenantAnswer = "CPA5004";
    public const string CachedSideEffect = "CPA5005";

    public const string AwaitedBatch = "CPA6001";
    public const string ShortBatchLifetime = "CPA6002";

    public const string LowHitRate = "CPA7001";
    public const string DearPrompt = "CPA7002";
    public const string StaleUsage = "CPA7003";

    public const string NotPartial = "CPA9001";
    public const string ContainingTypeNotPartial = "CPA9002";
    public const string UnsupportedSegmentType = "CPA9003";
    public const string NoUserTurn = "CPA9004";
    public const string StaticAboveDeployment = "CPA9005";
    public const string SeveralValidators = "CPA9006";
    public const string WrongMethodSignature = "CPA9007";
    public const string ConflictingRoutes = "CPA9008";
    public const string ResultNeedsJsonContext = "CPA9009";
    public const string MemberNameClash = "CPA9010";
    public const string UnsupportedDefinitionType = "CPA9011";
    public const string NoResultType = "CPA9012";
    public const string NoTier = "CPA9013";
    public const string InvalidStability = "CPA9014";
    public const string UnsupportedTool = "CPA9015";
    public const string SeveralHistories = "CPA9016";
    public const string InvalidConfiguration = "CPA9017";
    public const string UnreadableSegment = "CPA9018";
    public const string SeveralSegmentRoles = "CPA9019";
    public const string MalformedRow = "CPA9020";
    public const string UnknownModel = "CPA9021";
    public const string MalformedCatalog = "CPA9022";
    public const string OldLanguage = "CPA9023";
    public const string UnsupportedJsonContext = "CPA9024";
    public const string InvalidLabel = "CPA9025";
    public const string NumberOutOfRange = "CPA9026";
    public const string UnfillableResult = "CPA9027";
    public const string EnumsAsNumbers = "CPA9028";
    public const string DefinitionNotRead = "CPA9029";
    public const string InvalidPatience = "CPA9030";
}
