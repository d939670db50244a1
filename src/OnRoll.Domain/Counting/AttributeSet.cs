namespace OnRoll.Domain.Counting;

/// <summary>The attributes that hold of a child together, in order of name. Two sets of the same names are equal.</summary>
public sealed class AttributeSet : IEquatable<AttributeSet>
{
    private readonly string key;

    /// <param name="names">In order, none twice.</param>
    public AttributeSet(IReadOnlyList<string> names)
    {
        Names = names;
        key = string.Join('\n', names);
    }

    public static AttributeSet None { get; } = new([]);

    public IReadOnlyList<string> Names { get; }

    public bool Equals(AttributeSet? other) => ReferenceEquals(this, other) || (other is not null && key == other.key);

    public override bool Equals(object? obj) => Equals(obj as AttributeSet);

    public override int GetHashCode() => key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join(", ", Names);
}
