namespace CachePrefix.Evaluation;

/// <summary>How an interval was computed.</summary>
public enum IntervalMethod
{
    /// <summary>There is none: fewer than two sources say nothing. The interval is everything that is possible.</summary>
    None = 0,

    /// <summary>The studentised bootstrap over sources.</summary>
    StudentisedBootstrap = 1,

    /// <summary>The score interval of paired shares (Tango), for right or wrong with few pairs that differ. Clustered cases count as the independent ones they are worth.</summary>
    Score = 2,

    /// <summary>Student's interval with a standard error over sources, for shades between right and wrong at a tail too small for a bootstrap.</summary>
    Student = 3,

    /// <summary>The exact bound of the share of cases that changed (Clopper and Pearson), for shades between right and wrong with few pairs that differ: wide, but sure.</summary>
    Bound = 4,
}
