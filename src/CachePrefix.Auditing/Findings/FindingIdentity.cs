namespace CachePrefix.Auditing.Findings;

/// <summary>Takes findings of one rule in one place for the same, so that files which several projects or frameworks compile count once.</summary>
internal sealed class FindingIdentity : IEqualityComparer<Finding>
{
    public static FindingIdentity Instance { get; } = new();

    public bool Equals(Finding? left, Finding? right) =>
        ReferenceEquals(left, right)
        || left is not null && right is not null && left.Id == right.Id && left.Path == right.Path && left.Line == right.Line && left.Column == right.Column;

    public int GetHashCode(Finding finding) => HashCode.Combine(finding.Id, finding.Path, finding.Line, finding.Column);
}
