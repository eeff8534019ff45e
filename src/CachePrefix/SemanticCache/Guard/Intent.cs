namespace CachePrefix;

/// <summary>The kind of answer that a question asks for.</summary>
internal enum Intent
{
    /// <summary>Keywords without a question: any of the others.</summary>
    Open = 0,

    /// <summary>What something is, means or amounts to.</summary>
    What,

    /// <summary>How something is done.</summary>
    How,

    /// <summary>Why something is so.</summary>
    Why,

    /// <summary>How things differ.</summary>
    Difference,

    /// <summary>Who.</summary>
    Who,

    /// <summary>When.</summary>
    When,

    /// <summary>Where.</summary>
    Where,

    /// <summary>Which of several.</summary>
    Which,

    /// <summary>Whom: what somebody does it to.</summary>
    Whom,

    /// <summary>How many.</summary>
    Count,

    /// <summary>How much.</summary>
    Amount,

    /// <summary>How often.</summary>
    Frequency,

    /// <summary>How far.</summary>
    Distance,

    /// <summary>How old.</summary>
    Age,

    /// <summary>How long a time.</summary>
    Duration,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Whether something can be done or may.</summary>
    Ability,

    /// <summary>Whether something must be done.</summary>
    Duty,

    /// <summary>Whether something will be so.</summary>
    Future,

    /// <summary>Whether something has been done.</summary>
    Perfect,

    /// <summary>Whether something is advisable.</summary>
    Advice,

    /// <summary>That something be done: a text written, a value converted.</summary>
    Order,
}
