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

    /// <summary>How many or how much.</summary>
    Quantity,

    /// <summary>How long a time.</summary>
    Duration,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Whether something is advisable.</summary>
    Advice,

    /// <summary>That something be done: a text written, a value converted.</summary>
    Order,
}
